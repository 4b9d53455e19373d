package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Traces;

/**
 * STDP whose potentiation grows with a power of the weight, as measured in cultures, and whose weights settle without an upper
 * bound (Morrison, Aertsen and Diesmann 2007). With x the trace of the source, y that of the target:
 *
 * <pre>
 *   target fires:  w += lambda * w0^(1 - mu) * w^mu * x     dx/dt = -x / tauPlus,   x += 1 at a spike of the source
 *   source fires:  w -= lambda * alpha * w * y              dy/dt = -y / tauMinus,  y += 1 at a spike of the target
 * </pre>
 *
 * <p>Coincidence {@code NEITHER}; the weight after its own pre update travels. With dendritic delays and a reference of 1 it is
 * NEST's {@code stdp_pl_synapse_hom}. Weights from 0; one that is 0 stays so.
 *
 * @param tauPlusMs time constant of potentiation
 * @param tauMinusMs time constant of depression
 * @param lambda learning rate, unitless
 * @param alpha depression against potentiation at the reference weight, unitless
 * @param mu exponent of potentiation, unitless
 * @param weightReference the weight w0, which potentiation by one pair changes by lambda times itself
 * @param weightMax the greatest weight
 */
public record PowerLawStdp(
        double tauPlusMs,
        double tauMinusMs,
        double lambda,
        double alpha,
        double mu,
        double weightReference,
        double weightMax)
        implements LearningRule, ManyEvents {
    private static final String TYPE = "power-law-stdp";

    /** Morrison, Aertsen and Diesmann 2007: 20 ms, exponent 0.4, reference 1 pA. */
    public PowerLawStdp() {
        this(20, 20, 0.1, 0.11, 0.4, 1, Double.POSITIVE_INFINITY);
    }

    public PowerLawStdp {
        RuleCheck.positive(TYPE, "tauPlusMs", tauPlusMs);
        RuleCheck.positive(TYPE, "tauMinusMs", tauMinusMs);
        RuleCheck.finite(TYPE, "lambda", lambda);
        RuleCheck.finite(TYPE, "alpha", alpha);
        RuleCheck.notNegative(TYPE, "mu", mu);
        RuleCheck.positive(TYPE, "weightReference", weightReference);
        RuleCheck.below(TYPE, "0", 0, "weightMax", weightMax);
    }

    /** NEST's {@code stdp_pl_synapse_hom}, weights in pA. */
    public static PowerLawStdp nest(double tauPlusMs, double tauMinusMs, double lambda, double alpha, double mu) {
        return new PowerLawStdp(tauPlusMs, tauMinusMs, lambda, alpha, mu, 1, Double.POSITIVE_INFINITY);
    }

    @Override
    public String summary() {
        return "STDP whose potentiation is a power of the weight (Morrison, Aertsen and Diesmann 2007)";
    }

    @Override
    public Traces traces() {
        return Traces.prePost(tauPlusMs, tauMinusMs);
    }

    @Override
    public void onPre(Synapse s) {
        s.weight(s.weight() - lambda * alpha * s.weight() * s.postTrace() * s.event());
    }

    @Override
    public void onPost(Synapse s) {
        double w = s.weight();
        double grown = weightReference * Power.of(w / weightReference, mu);
        s.weight(w + lambda * grown * s.preTrace() * s.event());
    }

    @Override
    public boolean takesPowers() {
        return Power.isComputed(mu);
    }

    @Override
    public void onPre(double[] weights, double[] postTraces, double[][] scratch, int count) {
        double rate = lambda * alpha;
        for (int i = 0; i < count; i++) {
            weights[i] = weights[i] - rate * weights[i] * postTraces[i];
        }
    }

    @Override
    public void onPost(double[] weights, double[] preTraces, double[][] scratch, int count) {
        double[] grown = scratch[2];
        for (int i = 0; i < count; i++) {
            grown[i] = weights[i] / weightReference;
        }
        Power.all(grown, mu, scratch, count);
        for (int i = 0; i < count; i++) {
            weights[i] = weights[i] + lambda * (weightReference * grown[i]) * preTraces[i];
        }
    }

    @Override
    public double weightMin() {
        return 0;
    }

    @Override
    public Coincidence coincidence() {
        return Coincidence.NEITHER;
    }

    @Override
    public Travel travel() {
        return Travel.AFTER;
    }
}
