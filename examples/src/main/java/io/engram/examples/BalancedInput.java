package io.engram.examples;

import io.engram.plot.RatePlot;
import io.engram.plot.WeightHistogramPlot;
import io.engram.plot.WeightHistogramPlot.Moment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * STDP makes the inputs of one neuron compete (Song, Miller and Abbott 2000, Nature Neuroscience 3: 919); {@code
 * balanced-input.conf} beside this class holds it.
 */
public final class BalancedInput extends FileExperiment {
    private static final double PART_MS = 10_000;
    private static final int TENTHS = 10;
    private static final double RATE_BIN_MS = 2000;

    public BalancedInput() {
        super(BalancedInput.class, "balanced-input.conf");
    }

    /** Weights at the end in parts of the greatest; rates in the first and the last 10 s, or halves of a shorter run. */
    @Override
    public Map<String, Object> outcome(ExperimentRun run) {
        int[] tenths = run.weightsAfter("learn").histogram(TENTHS, 0, weightMax(run));
        double all = Arrays.stream(tenths).sum();
        int[] middle = Arrays.copyOfRange(tenths, 2, TENTHS - 2);
        double endMs = run.simulatedMs();
        double partMs = Math.min(PART_MS, endMs / 2);
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("weakShare", tenths[0] / all);
        outcome.put("strongShare", tenths[TENTHS - 1] / all);
        outcome.put("fullestMiddleTenth", Arrays.stream(middle).max().orElseThrow() / all);
        outcome.put("firstRateHz", rateHz(run, 0, partMs));
        outcome.put("lastRateHz", rateHz(run, endMs - partMs, endMs));
        return outcome;
    }

    /** The weights at the end over those at the start, their way there, and the rate that they lead to. */
    @Override
    public List<Path> draw(ExperimentRun run, Path directory) {
        double greatest = weightMax(run);
        Spikes spikes = run.spikes("neuron");
        double endMs = run.simulatedMs();
        List<Moment> ends = List.of(
                new Moment(0, inPartsOf(greatest, run.weightsBefore("learn").values())),
                new Moment(endMs, inPartsOf(greatest, run.weightsAfter("learn").values())));
        List<Moment> moments = run.gathered().weightMoments().get("learn").stream()
                .map(moment -> new Moment(moment.timeMs(), inPartsOf(greatest, moment.weights())))
                .toList();
        double binMs = Math.min(RATE_BIN_MS, endMs / TENTHS);
        return List.of(
                WeightHistogramPlot.draw(directory.resolve("weights.png"), "weights before and after", "gMax", ends),
                WeightHistogramPlot.draw(
                        directory.resolve("weights-over-time.png"), "weights over time", "gMax", moments),
                RatePlot.draw(
                        directory.resolve("rate.png"),
                        "rate of the neuron while its inputs compete",
                        0,
                        endMs,
                        List.of(RatePlot.bin("neuron", 1, spikes.timesMs(), 0, endMs, binMs))));
    }

    private static float[] inPartsOf(double greatest, float[] weights) {
        float[] parts = new float[weights.length];
        for (int k = 0; k < parts.length; k++) {
            parts[k] = (float) (weights[k] / greatest);
        }
        return parts;
    }

    private static double rateHz(ExperimentRun run, double fromMs, double toMs) {
        long count = Arrays.stream(run.spikes("neuron").timesMs())
                .filter(timeMs -> timeMs > fromMs && timeMs <= toMs)
                .count();
        return count * 1000 / (toMs - fromMs);
    }

    private static double weightMax(ExperimentRun run) {
        return run.network().projection("learn").rule().orElseThrow().weightMax();
    }
}
