package io.engram.plot;

import java.nio.file.Path;

/** The weight of every synapse before and after learning, against its source neuron. */
public final class WeightsBeforeAfterPlot {
    private static final int MOST_DOTS = 20_000;

    private WeightsBeforeAfterPlot() {}

    /**
     * The arrays have one entry a synapse; above 20,000 only every n-th is drawn. {@code unit} is empty for bare numbers.
     * Returns {@code file}.
     */
    public static Path draw(Path file, String title, String unit, int[] sources, float[] before, float[] after) {
        int stride = Math.max(1, (sources.length + MOST_DOTS - 1) / MOST_DOTS);
        int count = (sources.length + stride - 1) / stride;
        double[] x = new double[count];
        double[] first = new double[count];
        double[] last = new double[count];
        double[] all = new double[2 * count];
        for (int k = 0; k < count; k++) {
            x[k] = sources[k * stride];
            first[k] = before[k * stride];
            last[k] = after[k * stride];
            all[2 * k] = first[k];
            all[2 * k + 1] = last[k];
        }
        Chart chart = new Chart(
                title,
                "source neuron",
                Range.of(x).rounded().counting(),
                Titles.withUnit("weight", unit),
                Range.of(all).rounded());
        double size = count > 3000 ? 1.2 : 2.2;
        chart.dots("before learning", x, first, Look.series(1), size);
        chart.dots("after learning", x, last, Look.series(0), size);
        return chart.save(file);
    }
}
