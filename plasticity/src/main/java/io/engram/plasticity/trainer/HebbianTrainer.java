package io.engram.plasticity.trainer;

import java.util.List;
import java.util.function.Consumer;

/**
 * Stores patterns in a memory by the outer products of their deviations from the mean (Hebb 1949; Hopfield 1982, with the
 * bias of Amit, Gutfreund and Sompolinsky 1987): {@code W += (x - rho)(x - rho)' / P} over the P patterns of a call, rho
 * the mean of all their values. Calls add up. An {@link AmariHopfield} recalls; any other model answers at once.
 */
public class HebbianTrainer implements Trainer {
    private static final int MOST_UPDATES = 20;

    /** What happens to the weights before they learn or recall. */
    public enum Mode {
        /** Nothing. */
        PLAIN(""),
        /** As CANNs 1.5.0 does: the weights of units to themselves become 0, though kept by the rule. */
        CANNS_RESIZE("canns-1.5.0"),
        /** As CANNs 1.5.0 does where it is told not to preserve weights: all become 0. */
        CANNS_CLEAR("canns-1.5.0-preserve-on-resize-false");

        private final String peer;

        Mode(String peer) {
            this.peer = peer;
        }

        /** The peer whose peculiarity it is; empty for none. */
        public String peer() {
            return peer;
        }
    }

    private final PatternMemory memory;
    private final int sign;
    private final boolean subtractMean;
    private final boolean normalized;
    private final Mode mode;
    private Consumer<Progress> progress = nothing -> {};

    /** Takes the mean off and divides by the number of patterns. */
    public HebbianTrainer(PatternMemory memory) {
        this(memory, true, true, Mode.PLAIN);
    }

    /**
     * @param subtractMean whether the mean of all values of a call is taken off
     * @param normalized whether the sum is divided by the number of patterns of the call
     * @param mode {@link Mode#PLAIN}, or a peer's way
     */
    public HebbianTrainer(PatternMemory memory, boolean subtractMean, boolean normalized, Mode mode) {
        this(memory, subtractMean, normalized, mode, 1);
    }

    HebbianTrainer(PatternMemory memory, boolean subtractMean, boolean normalized, Mode mode, int sign) {
        this.memory = memory;
        this.subtractMean = subtractMean;
        this.normalized = normalized;
        this.mode = mode;
        this.sign = sign;
    }

    /** The memory that it teaches. */
    public final PatternMemory memory() {
        return memory;
    }

    /** Calls {@code listener} after each update of a recall, with its energy and the greatest change of a unit. */
    @Override
    public final void configureProgress(Consumer<Progress> listener) {
        progress = listener;
    }

    @Override
    public void train(List<float[]> patterns) {
        Patterns.check(patterns, memory.units());
        resize();
        double mean = subtractMean ? mean(patterns) : 0;
        List<float[]> shown = patterns.stream().map(p -> less(p, mean)).toList();
        memory.imprint(shown, normalized ? (double) sign / patterns.size() : sign);
    }

    private static double mean(List<float[]> patterns) {
        double sum = 0;
        long count = 0;
        for (float[] pattern : patterns) {
            for (float x : pattern) {
                sum += x;
            }
            count += pattern.length;
        }
        return sum / count;
    }

    private static float[] less(float[] pattern, double mean) {
        float[] less = new float[pattern.length];
        for (int i = 0; i < less.length; i++) {
            less[i] = (float) (pattern[i] - mean);
        }
        return less;
    }

    /** Recalls from {@code pattern} in at most 20 updates. */
    @Override
    public float[] predict(float[] pattern) {
        return predict(pattern, MOST_UPDATES);
    }

    /** Recalls from {@code pattern} in at most {@code most} updates. */
    public float[] predict(float[] pattern, int most) {
        resize();
        return memory.answer(pattern, most, progress);
    }

    private void resize() {
        if (mode != Mode.PLAIN) {
            memory.clear(mode == Mode.CANNS_CLEAR);
        }
    }
}
