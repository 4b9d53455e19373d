package io.engram.plasticity;

import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Upkeep;
import java.util.Optional;

/**
 * Scales all weights of a target up while it fires less than it should and down while it fires more (Turrigiano, Leslie,
 * Desai, Rutherford and Nelson 1998; van Rossum, Bi and Turrigiano 2000, equation 3 without its integral term).
 *
 * <pre>
 *   dw/dt = w * (targetHz - rate) / (targetHz * tau)       rate: the target's spikes seen over tauRate, in Hz
 * </pre>
 *
 * @param targetHz the rate that is kept
 * @param tauMs time in which a silent target's weights grow by a factor e
 * @param tauRateMs time constant of the rate
 * @param everyMs how often the weights are scaled
 */
public record SynapticScaling(double targetHz, double tauMs, double tauRateMs, double everyMs) implements Upkeep {
    private static final String TYPE = "synaptic-scaling";

    /** To 5 Hz in 100 s, seen over 1 s, every 100 ms. */
    public SynapticScaling() {
        this(5, 100_000, 1000, 100);
    }

    public SynapticScaling {
        RuleCheck.positive(TYPE, "targetHz", targetHz);
        RuleCheck.positive(TYPE, "tauMs", tauMs);
        RuleCheck.positive(TYPE, "tauRateMs", tauRateMs);
        RuleCheck.notNegative(TYPE, "everyMs", everyMs);
    }

    @Override
    public String summary() {
        return "scales a target's weights towards a rate (Turrigiano et al. 1998; van Rossum et al. 2000)";
    }

    @Override
    public Optional<Trace> trace() {
        return Optional.of(Trace.add(tauRateMs));
    }

    @Override
    public void apply(Column column) {
        double rateHz = 1000 * column.trace() / tauRateMs;
        double factor = 1 + column.elapsedMs() / tauMs * (targetHz - rateHz) / targetHz;
        for (int k = 0; k < column.size(); k++) {
            column.weight(k, column.weight(k) * Math.max(0, factor));
        }
    }
}
