package io.engram.plasticity.trainer;

import io.engram.runtime.network.SpecException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Repeats passes over patterns until the weights settle. */
final class Passes {
    private Passes() {}

    /**
     * Calls {@code pass} until no weight changes by more than {@code tolerance}, {@code most} times at most; what it reported
     * last.
     */
    static Progress until(
            int most, double tolerance, Runnable pass, Supplier<float[][]> weights, Consumer<Progress> progress) {
        if (most < 1 || !(tolerance >= 0)) {
            throw new SpecException("training in at most " + most + " passes with a tolerance of " + tolerance
                    + "; must be at least 1 pass and a tolerance of at least 0");
        }
        float[][] before = weights.get();
        for (int k = 1; ; k++) {
            pass.run();
            float[][] after = weights.get();
            double change = greatestChange(before, after);
            Progress now = new Progress(k, Double.NaN, change, change <= tolerance);
            progress.accept(now);
            if (now.converged() || k == most) {
                return now;
            }
            before = after;
        }
    }

    private static double greatestChange(float[][] before, float[][] after) {
        double greatest = 0;
        for (int o = 0; o < before.length; o++) {
            for (int i = 0; i < before[o].length; i++) {
                greatest = Math.max(greatest, Math.abs((double) after[o][i] - before[o][i]));
            }
        }
        return greatest;
    }
}
