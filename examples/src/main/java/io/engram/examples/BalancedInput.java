package io.engram.examples;

import io.engram.plasticity.PairStdp;
import io.engram.runtime.network.Projection;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * STDP makes the inputs of one neuron compete (Song, Miller and Abbott 2000, Nature Neuroscience 3: 919); {@code
 * balanced-input.conf} beside this class holds it.
 */
public final class BalancedInput extends FileExperiment {
    private static final double PART_MS = 10_000;
    private static final int TENTHS = 10;

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

    private static double rateHz(ExperimentRun run, double fromMs, double toMs) {
        long count = Arrays.stream(run.spikes("neuron").timesMs())
                .filter(timeMs -> timeMs > fromMs && timeMs <= toMs)
                .count();
        return count * 1000 / (toMs - fromMs);
    }

    private static double weightMax(ExperimentRun run) {
        Projection learn = run.network().projection("learn");
        return ((PairStdp) learn.rule().orElseThrow()).weightMax();
    }
}
