package io.engram.examples;

import io.engram.plasticity.SpikingBcm;

/**
 * The sliding threshold of {@link SpikingBcm} for one neuron, in Hz, made again from its recorded spikes by the rule's own
 * formula: no run records a rule's traces. It sees the spikes when they are fired, the rule a delay later.
 *
 * @param timesMs the end of each stretch
 * @param thetaHz the mean over the stretch
 */
public record BcmThreshold(double[] timesMs, double[] thetaHz) {

    /** Over the whole run, in stretches of {@code stretchMs}. */
    public static BcmThreshold of(
            SpikingBcm rule, Spikes spikes, int neuron, double dtMs, double runMs, double stretchMs) {
        int steps = (int) StrictMath.round(stretchMs / dtMs);
        int stretches = (int) StrictMath.floor(runMs / stretchMs + 1e-9);
        double[] timesMs = new double[stretches];
        double[] thetaHz = new double[stretches];
        double decay = StrictMath.exp(-dtMs / rule.tauRateMs());
        double y = 0;
        double meanSquare = 0;
        int spike = 0;
        for (int k = 0; k < stretches; k++) {
            for (int step = 1; step <= steps; step++) {
                double nowMs = ((long) k * steps + step + 0.5) * dtMs;
                meanSquare += (y * y - meanSquare) * dtMs / rule.tauThresholdMs();
                y *= decay;
                for (; spike < spikes.count() && spikes.timesMs()[spike] < nowMs; spike++) {
                    y += spikes.neurons()[spike] == neuron ? 1000 / rule.tauRateMs() : 0;
                }
                thetaHz[k] += meanSquare / rule.targetHz() / steps;
            }
            timesMs[k] = (k + 1) * stretchMs;
        }
        return new BcmThreshold(timesMs, thetaHz);
    }
}
