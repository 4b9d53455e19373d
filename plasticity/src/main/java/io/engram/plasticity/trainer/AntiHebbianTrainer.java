package io.engram.plasticity.trainer;

/** Unlearns patterns: what {@link HebbianTrainer} adds, it takes off (Hopfield, Feinstein and Palmer 1983). */
public final class AntiHebbianTrainer extends HebbianTrainer {

    /** Takes the mean off and divides by the number of patterns. */
    public AntiHebbianTrainer(PatternMemory memory) {
        this(memory, true, true, Mode.PLAIN);
    }

    /** As {@link HebbianTrainer#HebbianTrainer(PatternMemory, boolean, boolean, Mode)}. */
    public AntiHebbianTrainer(PatternMemory memory, boolean subtractMean, boolean normalized, Mode mode) {
        super(memory, subtractMean, normalized, mode, -1);
    }
}
