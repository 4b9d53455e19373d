package io.engram.plot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The change of a weight by one pair of spikes, against their distance: as measured, over what the rule's formula says. */
public final class StdpWindowPlot {
    private StdpWindowPlot() {}

    /** {@code changes[k]} of the weight where the target fired {@code lagsMs[k]} after the source; ascending lags. */
    public record Curve(double[] lagsMs, double[] changes) {}

    /**
     * Draws {@code measured} as dots over the lines of {@code formula}: one each for negative and positive lags, or none.
     * {@code unit} is the weight's, empty for bare numbers. Returns {@code file}.
     */
    public static Path draw(Path file, String title, String unit, Curve measured, List<Curve> formula) {
        List<double[]> all = new ArrayList<>(List.of(measured.changes));
        formula.forEach(curve -> all.add(curve.changes));
        double[] changes = all.stream().flatMapToDouble(DoubleStream::of).toArray();
        double most = Arrays.stream(changes).map(Math::abs).max().orElse(0);
        Range up = most > 0 ? new Range(-1.1 * most, 1.1 * most) : new Range(-1, 1);
        Chart chart = new Chart(
                title,
                "spike time, target − source (ms)",
                Range.of(measured.lagsMs),
                Titles.withUnit("weight change", unit),
                up);
        if (!formula.isEmpty()) {
            chart.line("formula", joined(formula, true), joined(formula, false), Look.line(1, 1.4));
        }
        chart.dots("measured on synapses", measured.lagsMs, measured.changes, Look.series(0), 3.2);
        return chart.save(file);
    }

    /** The curves after one another, apart by something that is not a number. */
    private static double[] joined(List<Curve> curves, boolean lags) {
        DoubleStream joined = DoubleStream.empty();
        for (Curve curve : curves) {
            double[] values = lags ? curve.lagsMs : curve.changes;
            double gap = lags ? curve.lagsMs[0] : Double.NaN;
            joined = DoubleStream.concat(joined, DoubleStream.concat(DoubleStream.of(gap), DoubleStream.of(values)));
        }
        return joined.toArray();
    }
}
