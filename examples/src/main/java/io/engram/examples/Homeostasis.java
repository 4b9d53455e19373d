package io.engram.examples;

import io.engram.plot.RasterPlot;
import io.engram.plot.RatePlot;
import io.engram.plot.WeightHistogramPlot;
import io.engram.plot.WeightHistogramPlot.Moment;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Inhibitory synapses learn until they balance a network and hold its excitatory neurons at a rate (Vogels, Sprekeler, Zenke,
 * Clopath and Gerstner 2011, Science 334: 1569, figure 4); {@code homeostasis.conf} beside this class holds it.
 */
public final class Homeostasis extends FileExperiment {
    private static final double FIRST_PART_MS = 1000;
    private static final double LAST_PART_MS = 5000;
    private static final double SHOWN_MS = 500;
    private static final double RATE_BIN_MS = 100;
    private static final int TENTHS = 10;

    public Homeostasis() {
        super(Homeostasis.class, "homeostasis.conf");
    }

    /**
     * Before: the first second, in which nothing learns yet; after: the last 5 s. Of a run under 10 s it is the first tenth and
     * the last half. Spreads are over the excitatory neurons; the irregularity is the mean of their intervals' coefficients of
     * variation: 0 for a clock, 1 for chance.
     */
    @Override
    public Map<String, Object> outcome(ExperimentRun run) {
        double endMs = run.simulatedMs();
        NeuronRates before = NeuronRates.of(run.spikes("excitatory"), 0, firstMs(endMs));
        NeuronRates after = NeuronRates.of(run.spikes("excitatory"), endMs - lastMs(endMs), endMs);
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("rateBeforeHz", before.meanHz());
        outcome.put("rateAfterHz", after.meanHz());
        outcome.put("spreadBeforeHz", before.spreadHz());
        outcome.put("spreadAfterHz", after.spreadHz());
        outcome.put("irregularityBefore", before.irregularity());
        outcome.put("irregularityAfter", after.irregularity());
        return outcome;
    }

    /** Both populations' rates over time, their spikes at both ends, and the weights that learned. */
    @Override
    public List<Path> draw(ExperimentRun run, Path directory) {
        double endMs = run.simulatedMs();
        double shownMs = Math.min(SHOWN_MS, firstMs(endMs));
        double binMs = Math.min(RATE_BIN_MS, endMs / TENTHS);
        List<Spikes> spikes = List.of(run.spikes("excitatory"), run.spikes("inhibitory"));
        List<RatePlot.Rates> rates = spikes.stream()
                .map(s -> RatePlot.bin(s.population(), s.size(), s.timesMs(), 0, endMs, binMs))
                .toList();
        List<RasterPlot.Band> bands = spikes.stream()
                .map(s -> new RasterPlot.Band(s.population(), s.size(), s.timesMs(), s.neurons()))
                .toList();
        List<Moment> ends = List.of(
                new Moment(0, run.weightsBefore("learn").values()),
                new Moment(endMs, run.weightsAfter("learn").values()));
        return List.of(
                RatePlot.draw(directory.resolve("rates.png"), "rates while inhibition learns", 0, endMs, rates),
                RasterPlot.draw(
                        directory.resolve("raster-before.png"),
                        "before inhibition learns",
                        firstMs(endMs) - shownMs,
                        firstMs(endMs),
                        bands),
                RasterPlot.draw(
                        directory.resolve("raster-after.png"),
                        "after inhibition has learned",
                        endMs - shownMs,
                        endMs,
                        bands),
                WeightHistogramPlot.draw(
                        directory.resolve("weights.png"), "inhibitory weights before and after", "gL", ends));
    }

    private static double firstMs(double endMs) {
        return Math.min(FIRST_PART_MS, endMs / TENTHS);
    }

    private static double lastMs(double endMs) {
        return Math.min(LAST_PART_MS, endMs / 2);
    }
}
