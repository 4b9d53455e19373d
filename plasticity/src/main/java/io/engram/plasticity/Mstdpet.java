package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.SynapseVariable;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * STDP with an eligibility trace that a reward turns into change (Florian 2007, equations 24 and 25; in discrete time as
 * BindsNET has it): the reward r, the signal {@code reward}, may come long after the spikes.
 *
 * <pre>
 *   each step:     z = z * exp(-dt / tauE) + e / tauE,   w += nu * dt * r * z,   then e = 0
 *   source fires:  e += aMinus * y                       dx/dt = -x / tauPlus,   dy/dt = -y / tauMinus, a spike adds 1
 *   target fires:  e += aPlus * x                        zero lag: after the spikes instead of before
 * </pre>
 *
 * <p>Coincidence {@code BOTH}: both traces hold the step's own spikes; the weight at the end of the step travels. Visits every
 * synapse at every step.
 *
 * @param nu learning rate
 * @param aPlus what a pair in causal order is worth
 * @param aMinus what a pair in the other order is worth, negative to depress
 * @param tauPlusMs time constant of the source's trace x
 * @param tauMinusMs time constant of the target's trace y
 * @param tauEMs time constant of the eligibility z
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 * @param zeroLag whether pairs of the step itself are eligible, instead of those of the one before
 */
public record Mstdpet(
        double nu,
        double aPlus,
        double aMinus,
        double tauPlusMs,
        double tauMinusMs,
        double tauEMs,
        double weightMin,
        double weightMax,
        boolean zeroLag)
        implements LearningRule {
    private static final String TYPE = "mstdpet";

    /** Rate 0.1, pairs seen over 20 ms, eligible for 25 ms, weights in [0, 1]. */
    public Mstdpet() {
        this(0.1, 1, -1, 20, 20, 25, 0, 1, false);
    }

    public Mstdpet {
        RuleCheck.finite(TYPE, "nu", nu);
        RuleCheck.finite(TYPE, "aPlus", aPlus);
        RuleCheck.finite(TYPE, "aMinus", aMinus);
        RuleCheck.positive(TYPE, "tauPlusMs", tauPlusMs);
        RuleCheck.positive(TYPE, "tauMinusMs", tauMinusMs);
        RuleCheck.positive(TYPE, "tauEMs", tauEMs);
        RuleCheck.bounds(TYPE, weightMin, weightMax);
    }

    @Override
    public String summary() {
        return "STDP with an eligibility trace, times a reward that may come later (Florian 2007)";
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
        return List.of(new SynapseVariable("z", 0, tauEMs), SynapseVariable.keeping("e"));
    }

    @Override
    public boolean everyStep() {
        return true;
    }

    @Override
    public boolean stepsLast() {
        return zeroLag;
    }

    @Override
    public void onStep(Synapse s, double dtMs) {
        double z = s.variable(0) * s.kept(0) + s.variable(1) / tauEMs;
        s.weight(s.weight() + nu * dtMs * s.signal(0) * z);
        s.variable(0, z);
        s.variable(1, 0);
    }

    @Override
    public void onPre(Synapse s) {
        pair(s, aMinus * s.postTrace());
    }

    @Override
    public void onPost(Synapse s) {
        pair(s, aPlus * s.preTrace());
    }

    private static void pair(Synapse s, double worth) {
        s.variable(1, s.variable(1) + worth);
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
