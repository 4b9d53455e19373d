package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.SynapseVariable;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * STDP that dopamine gates (Izhikevich 2007, equations 1 and 2): pairs of spikes leave an eligibility c, which fades within a
 * second; a weight moves with c while there is dopamine d, the signal {@code dopamine}, so that a reward finds the synapses
 * that led to it.
 *
 * <pre>
 *   every updateMs:  w += (tonic + d) * c,   c = c * exp(-updateMs / tauC)
 *   source fires:    c -= aMinus * y         dx/dt = -x / tauPlus,   dy/dt = -y / tauMinus, a spike adds 1
 *   target fires:    c += aPlus * x
 * </pre>
 *
 * <p>Coincidence {@code PRE_FIRST}; the weight from before travels.
 *
 * @param aPlus eligibility by a pair in causal order at no distance
 * @param aMinus by a pair in the other order, taken off
 * @param tauPlusMs time constant of the source's trace x
 * @param tauMinusMs time constant of the target's trace y
 * @param tauCMs time constant of the eligibility c
 * @param tonic dopamine that is always there
 * @param updateMs how often weights move
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 */
public record DopamineStdp(
        double aPlus,
        double aMinus,
        double tauPlusMs,
        double tauMinusMs,
        double tauCMs,
        double tonic,
        double updateMs,
        double weightMin,
        double weightMax)
        implements LearningRule {
    private static final String TYPE = "dopamine-stdp";

    /** The paper's program: 0.1 and 0.15 over 20 ms, eligible for 1 s, moved every 10 ms, weights in [0, 4] mV. */
    public DopamineStdp() {
        this(0.1, 0.15, 20, 20, 1000, 0.002, 10, 0, 4);
    }

    public DopamineStdp {
        RuleCheck.finite(TYPE, "aPlus", aPlus);
        RuleCheck.finite(TYPE, "aMinus", aMinus);
        RuleCheck.positive(TYPE, "tauPlusMs", tauPlusMs);
        RuleCheck.positive(TYPE, "tauMinusMs", tauMinusMs);
        RuleCheck.positive(TYPE, "tauCMs", tauCMs);
        RuleCheck.finite(TYPE, "tonic", tonic);
        RuleCheck.positive(TYPE, "updateMs", updateMs);
        RuleCheck.bounds(TYPE, weightMin, weightMax);
    }

    @Override
    public String summary() {
        return "STDP with an eligibility that dopamine turns into change (Izhikevich 2007)";
    }

    @Override
    public Traces traces() {
        return Traces.prePost(tauPlusMs, tauMinusMs);
    }

    @Override
    public List<String> signals() {
        return List.of("dopamine");
    }

    @Override
    public List<SynapseVariable> variables() {
        return List.of(new SynapseVariable("c", 0, tauCMs));
    }

    @Override
    public boolean everyStep() {
        return true;
    }

    @Override
    public double stepMs() {
        return updateMs;
    }

    @Override
    public void onStep(Synapse s, double dtMs) {
        double c = s.variable(0);
        s.weight(s.weight() + (tonic + s.signal(0)) * c);
        s.variable(0, c * s.kept(0));
    }

    @Override
    public void onPre(Synapse s) {
        s.variable(0, s.variable(0) - aMinus * s.postTrace());
    }

    @Override
    public void onPost(Synapse s) {
        s.variable(0, s.variable(0) + aPlus * s.preTrace());
    }
}
