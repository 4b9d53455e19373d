package io.engram.runtime.random;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Poisson counts for the neurons of a shard at each step: a function of the key, the neuron's place in its population and
 * the step. Each is one {@link StepHash} of the step key, SplitMix64(key ^ step), held against the thresholds of its mean.
 * Owned by one shard; not thread-safe.
 */
public final class PoissonDraws {
    private static final int BLOCK = 512;
    private static final int[] PLACE = new int[BLOCK];

    static {
        for (int i = 0; i < BLOCK; i++) {
            PLACE[i] = StepHash.scaled(i);
        }
    }

    private final long key;
    private final double[] meanPerStep;
    private final int firstNeuron;
    private final int n;
    private final int[] u31 = new int[BLOCK];
    private final int[] counts = new int[BLOCK];
    private int[] all = new int[0];
    private PoissonTable[] tables;
    private int parts;
    private double factor = 1;

    /**
     * @param key of this input, from {@link Draws#key(long, String)}
     * @param meanPerStep events a step: one value for each of the {@code n} neurons, or a single one for all
     * @param firstNeuron the place in the population of the first neuron
     */
    public PoissonDraws(long key, double[] meanPerStep, int firstNeuron, int n) {
        if (meanPerStep.length != 1 && meanPerStep.length != n) {
            throw new IllegalArgumentException(
                    "Poisson: " + meanPerStep.length + " means for " + n + " neurons; must be one, or one a neuron");
        }
        this.key = key;
        this.meanPerStep = allEqual(meanPerStep) ? new double[] {meanPerStep[0]} : meanPerStep.clone();
        this.firstNeuron = firstNeuron;
        this.n = n;
        tabulate();
    }

    /** Multiplies all means by {@code factor} from now on; computes new thresholds where it differs from the last one. */
    public void factor(double newFactor) {
        if (newFactor != factor) {
            factor = newFactor;
            tabulate();
        }
    }

    /** Adds {@code weight} times the count of each neuron at {@code step} to {@code input}, one entry a neuron. */
    public void addTo(long step, double weight, double[] input) {
        if (all.length < n) {
            all = new int[n];
        }
        counts(step, all);
        addTo(input, all, n, weight);
    }

    /** One loop over all, for one that begins at an offset is not computed several neurons at once. */
    private static void addTo(double[] input, int[] counts, int n, double weight) {
        for (int i = 0; i < n; i++) {
            input[i] += weight * counts[i];
        }
    }

    /** The counts at {@code step}, one entry a neuron. */
    public void counts(long step, int[] out) {
        for (int from = 0; from < n; from += BLOCK) {
            int size = Math.min(BLOCK, n - from);
            draw(step, from, size);
            System.arraycopy(counts, 0, out, from, size);
        }
    }

    private void draw(long step, int from, int size) {
        Arrays.fill(counts, 0);
        long stepKey = Draws.mix(key ^ step);
        for (int part = 0; part < parts; part++) {
            StepHash.fill(part == 0 ? stepKey : Draws.key(stepKey, part), firstNeuron + from, PLACE, BLOCK, u31);
            if (tables.length == 1) {
                tables[0].addCounts(u31, counts, BLOCK);
            } else {
                addEach(part, from, size);
            }
        }
    }

    private void addEach(int part, int from, int size) {
        for (int i = 0; i < size; i++) {
            PoissonTable table = tables[from + i];
            if (part < table.parts) {
                counts[i] += table.count(u31[i]);
            }
        }
    }

    private void tabulate() {
        Map<Double, PoissonTable> byMean = new HashMap<>();
        tables = new PoissonTable[meanPerStep.length];
        parts = 0;
        for (int i = 0; i < tables.length; i++) {
            tables[i] = byMean.computeIfAbsent(meanPerStep[i] * factor, PoissonTable::new);
            parts = Math.max(parts, tables[i].parts);
        }
    }

    private static boolean allEqual(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return values.length > 0;
    }
}
