package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * The rule of Bienenstock, Cooper and Munro 1982 (equations 3 and 4) on spikes: the target's activity y is a sliding rate
 * of its spikes, in Hz, and the threshold theta between depression and potentiation slides with the mean of its square.
 *
 * <pre>
 *   source fires:  w += eta * y * (y - theta)      theta = mean(y^2) / targetHz
 *   y = 1000 * trace / tauRateMs                   mean over tauThresholdMs
 * </pre>
 *
 * <p>A spike of the target changes no weight. Coincidence {@code PRE_FIRST}: the source's spike sees the target's rate from
 * before the step; the weight from before its own update travels.
 *
 * @param eta learning rate, in the weight's unit a Hz²
 * @param targetHz the rate at which the threshold equals a steady rate
 * @param tauRateMs time constant of the rate y
 * @param tauThresholdMs time constant of the threshold; longer than that of the rate
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 */
public record SpikingBcm(
        double eta, double targetHz, double tauRateMs, double tauThresholdMs, double weightMin, double weightMax)
        implements LearningRule {

    /** A target of 10 Hz, seen over 100 ms, with a threshold that slides in 10 s. */
    public SpikingBcm() {
        this(1e-5, 10, 100, 10_000, 0, 1);
    }

    public SpikingBcm {
        RuleCheck.finite("spiking-bcm", "eta", eta);
        RuleCheck.positive("spiking-bcm", "targetHz", targetHz);
        RuleCheck.positive("spiking-bcm", "tauRateMs", tauRateMs);
        RuleCheck.positive("spiking-bcm", "tauThresholdMs", tauThresholdMs);
        RuleCheck.bounds("spiking-bcm", weightMin, weightMax);
    }

    @Override
    public String summary() {
        return "BCM with a sliding threshold, on spikes (Bienenstock, Cooper and Munro 1982)";
    }

    @Override
    public Traces traces() {
        return new Traces(
                List.of(), List.of(Trace.add(tauRateMs), Trace.squareOf(0, tauThresholdMs)), Traces.Pairing.ALL);
    }

    @Override
    public void onPre(Synapse s) {
        double hzPerTrace = 1000 / tauRateMs;
        double y = hzPerTrace * s.postTrace(0);
        double theta = hzPerTrace * hzPerTrace * s.postTrace(1) / targetHz;
        s.weight(s.weight() + eta * y * (y - theta) * s.event());
    }

    @Override
    public void onPost(Synapse s) {
        // Only a spike of the source changes the weight.
    }
}
