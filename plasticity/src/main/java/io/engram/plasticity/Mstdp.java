package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.SynapseVariable;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * STDP that a reward modulates (Florian 2007, equations 20 to 23; in discrete time as BindsNET has it): what a pair of spikes
 * would change waits one step for the reward r, the signal {@code reward}.
 *
 * <pre>
 *   each step:     w += nu * r * e,  then e = 0        dx/dt = -x / tauPlus,   dy/dt = -y / tauMinus, a spike adds 1
 *   source fires:  e += aMinus * y                     zero lag:  w += nu * r * aMinus * y
 *   target fires:  e += aPlus * x                      zero lag:  w += nu * r * aPlus * x
 * </pre>
 *
 * <p>Coincidence {@code BOTH}: both traces hold the step's own spikes; the weight at the end of the step travels. Without lag a
 * synapse is visited when one of its neurons fires; with it, every synapse at every step.
 *
 * @param nu learning rate
 * @param aPlus what a pair in causal order is worth
 * @param aMinus what a pair in the other order is worth, negative to depress
 * @param tauPlusMs time constant of the source's trace x
 * @param tauMinusMs time constant of the target's trace y
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 * @param zeroLag whether the reward of the step itself counts, instead of that of the next
 */
public record Mstdp(
        double nu,
        double aPlus,
        double aMinus,
        double tauPlusMs,
        double tauMinusMs,
        double weightMin,
        double weightMax,
        boolean zeroLag)
        implements LearningRule {
    private static final String TYPE = "mstdp";
    private static final SynapseVariable ELIGIBILITY = SynapseVariable.keeping("e");

    /** Rate 0.01, both time constants 20 ms, weights in [0, 1]. */
    public Mstdp() {
        this(0.01, 1, -1, 20, 20, 0, 1, false);
    }

    public Mstdp {
        RuleCheck.finite(TYPE, "nu", nu);
        RuleCheck.finite(TYPE, "aPlus", aPlus);
        RuleCheck.finite(TYPE, "aMinus", aMinus);
        RuleCheck.positive(TYPE, "tauPlusMs", tauPlusMs);
        RuleCheck.positive(TYPE, "tauMinusMs", tauMinusMs);
        RuleCheck.bounds(TYPE, weightMin, weightMax);
    }

    @Override
    public String summary() {
        return "STDP times the reward of the next step (Florian 2007)";
    }

    @Override
    public Traces traces() {
        return Traces.prePost(tauPlusMs, tauMinusMs);
    }

    @Override
    public List<String> signals() {
        return List.of("reward");
    }

    @Override
    public List<SynapseVariable> variables() {
        return zeroLag ? List.of() : List.of(ELIGIBILITY);
    }

    @Override
    public boolean everyStep() {
        return !zeroLag;
    }

    @Override
    public void onStep(Synapse s, double dtMs) {
        s.weight(s.weight() + nu * s.signal(0) * s.variable(0));
        s.variable(0, 0);
    }

    @Override
    public void onPre(Synapse s) {
        pair(s, aMinus * s.postTrace());
    }

    @Override
    public void onPost(Synapse s) {
        pair(s, aPlus * s.preTrace());
    }

    private void pair(Synapse s, double worth) {
        if (zeroLag) {
            s.weight(s.weight() + nu * s.signal(0) * worth);
        } else {
            s.variable(0, s.variable(0) + worth);
        }
    }

    @Override
    public Coincidence coincidence() {
        return Coincidence.BOTH;
    }

    @Override
    public Travel travel() {
        return Travel.END_OF_STEP;
    }
}
