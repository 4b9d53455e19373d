package io.engram.plot;

import java.nio.file.Path;
import java.util.List;

/** Mean firing rates of populations over time. */
public final class RatePlot {
    private RatePlot() {}

    /**
     * The rate of one population, bin by bin.
     *
     * @param timesMs the middle of each bin
     * @param ratesHz spikes a neuron and second
     */
    public record Rates(String name, double[] timesMs, double[] ratesHz) {}

    /** Bins spikes: rates over (fromMs, toMs] in bins, each with its end, of {@code binMs}, of a population of {@code size} neurons. */
    public static Rates bin(String name, int size, double[] timesMs, double fromMs, double toMs, double binMs) {
        int bins = Math.max(1, (int) StrictMath.ceil((toMs - fromMs) / binMs - 1e-9));
        double[] rates = new double[bins];
        double[] middles = new double[bins];
        for (double timeMs : timesMs) {
            if (timeMs >= fromMs && timeMs <= toMs) {
                // A time on the grid of steps may miss the end of its bin by a rounding.
                int bin = (int) StrictMath.ceil((timeMs - fromMs) / binMs - 1e-6) - 1;
                rates[Math.max(0, Math.min(bins - 1, bin))]++;
            }
        }
        for (int b = 0; b < bins; b++) {
            double widthMs = Math.min(binMs, toMs - fromMs - b * binMs);
            middles[b] = fromMs + b * binMs + widthMs / 2;
            rates[b] *= 1000 / (widthMs * size);
        }
        return new Rates(name, middles, rates);
    }

    /** Draws all populations over one another, from {@code fromMs} to {@code toMs}; returns {@code file}. */
    public static Path draw(Path file, String title, double fromMs, double toMs, List<Rates> populations) {
        double highestHz = 0;
        double binMs = 0;
        for (Rates rates : populations) {
            binMs = rates.timesMs.length > 1 ? rates.timesMs[1] - rates.timesMs[0] : binMs;
            for (double rateHz : rates.ratesHz) {
                highestHz = Math.max(highestHz, rateHz);
            }
        }
        TimeAxis axis = TimeAxis.over(fromMs, toMs);
        Range across = toMs > fromMs ? new Range(fromMs * axis.perMs(), toMs * axis.perMs()) : new Range(0, 1);
        String bins = binMs > 0 ? ", bins of " + TimeAxis.text(binMs) : "";
        String yTitle = populations.size() == 1 ? "rate of " + populations.get(0).name + " (Hz)" : "rate (Hz)";
        Chart chart = new Chart(title, axis.title() + bins, across, yTitle, Range.upTo(highestHz));
        for (int k = 0; k < populations.size(); k++) {
            Rates rates = populations.get(k);
            chart.line(rates.name, axis.of(rates.timesMs), rates.ratesHz, Look.line(k, 1));
        }
        return chart.save(file);
    }
}
