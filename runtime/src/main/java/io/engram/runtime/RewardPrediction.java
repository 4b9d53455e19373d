package io.engram.runtime;

/**
 * What is expected of a reward, by a moving average, and by how much a reward differs from it: the prediction error that
 * dopamine is taken to signal (Schultz, Dayan and Montague 1997; BindsNET's {@code MovingAvgRPE}). One thread.
 *
 * <pre>
 *   error = reward - expected        expected += (reward - expected) / window
 * </pre>
 */
public final class RewardPrediction {
    private final double window;
    private double expected;

    /** Over so many rewards, at least 1; nothing is expected at first. */
    public RewardPrediction(double window) {
        this(window, 0);
    }

    /** The same, expecting something. */
    public RewardPrediction(double window, double expected) {
        if (!(window >= 1)) {
            throw new IllegalArgumentException("window = " + window + "; must be at least 1");
        }
        this.window = window;
        this.expected = expected;
    }

    /** By how much {@code reward} differs from what is expected. */
    public double error(double reward) {
        return reward - expected;
    }

    /** What is expected now takes {@code reward} into account, of an episode for example its mean. */
    public void update(double reward) {
        expected = (1 - 1 / window) * expected + reward / window;
    }

    public double expected() {
        return expected;
    }
}
