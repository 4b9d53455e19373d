package io.engram.examples;

import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Dopamine above what is always there (Izhikevich 2007, equation 3): each reward adds 0.5 at the step at which it comes, and
 * what there is fades with 200 ms. Used by one thread at a time.
 */
final class Dopamine {
    private static final double REWARD = 0.5;
    private static final double TAU_MS = 200;
    /** Less than this is none: a thousandth of a thousandth of what the rule counts with. */
    private static final double GONE = 1e-6;

    private final double dtMs;
    private final Queue<Long> coming = new PriorityQueue<>();
    private double level;
    private long step;
    private long rewards;

    Dopamine(double dtMs) {
        this.dtMs = dtMs;
    }

    /** A reward comes at {@code atStep}, which is later than any that was asked for. */
    void comes(long atStep) {
        coming.add(atStep);
    }

    /** What there is at {@code atStep}, its own rewards included; steps are asked for in order. */
    double levelAt(long atStep) {
        while (!coming.isEmpty() && coming.peek() <= atStep) {
            fade(coming.remove());
            level += REWARD;
            rewards++;
        }
        fade(atStep);
        return level;
    }

    private void fade(long toStep) {
        level *= StrictMath.exp((step - toStep) * dtMs / TAU_MS);
        step = toStep;
        if (level < GONE) {
            level = 0;
        }
    }

    /** What there was at the step last asked for. */
    double level() {
        return level;
    }

    boolean gone() {
        return level == 0;
    }

    /** When the next reward comes; the greatest number while none is on its way. */
    long nextStep() {
        return coming.isEmpty() ? Long.MAX_VALUE : coming.peek();
    }

    /** How many have come. */
    long rewards() {
        return rewards;
    }
}
