package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.SynapseVariable;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * Reward maximisation for neurons that fire by chance (Vasilaki, Frémaux, Urbanczik, Senn and Gerstner 2009, equations 7 and
 * 8; in discrete time as BindsNET has it): a spike counts as far as it was not expected, and the reward r, the signal {@code
 * reward}, may come long after it. The target tells its chance p to fire in a step, as {@code srm0} does.
 *
 * <pre>
 *   each step:     z = z * (1 - dt / tauE) + x * (s - p / (1 + p * tauC / dt)),   w += nu * r * z
 *                  s = 1 where the target fired in the step, else 0        dx/dt = -x / tauPlus, a spike of the source adds 1
 * </pre>
 *
 * <p>Coincidence {@code BOTH}, and after the spikes of the step: x, s and p are those of the step itself; the weight at the
 * end of the step travels. Visits every synapse at every step.
 *
 * @param nu learning rate
 * @param tauPlusMs time constant of the source's trace x
 * @param tauEMs time constant of the eligibility z, at least a step
 * @param tauCMs how long a neuron that may fire is likely to have fired
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 */
public record Rmax(double nu, double tauPlusMs, double tauEMs, double tauCMs, double weightMin, double weightMax)
        implements LearningRule {
    private static final String TYPE = "rmax";

    /** Rate 0.01, 20 ms, eligible for 25 ms, 5 ms, weights in [0, 1]. */
    public Rmax() {
        this(0.01, 20, 25, 5, 0, 1);
    }

    public Rmax {
        RuleCheck.finite(TYPE, "nu", nu);
        RuleCheck.positive(TYPE, "tauPlusMs", tauPlusMs);
        RuleCheck.positive(TYPE, "tauEMs", tauEMs);
        RuleCheck.notNegative(TYPE, "tauCMs", tauCMs);
        RuleCheck.bounds(TYPE, weightMin, weightMax);
    }

    @Override
    public String summary() {
        return "reward times what a neuron that fires by chance did and was not expected to (Vasilaki et al. 2009)";
    }

    @Override
    public Traces traces() {
        return new Traces(List.of(Trace.add(tauPlusMs)), List.of(), Traces.Pairing.ALL);
    }

    @Override
    public List<String> signals() {
        return List.of("reward");
    }

    @Override
    public List<String> postState() {
        return List.of("p");
    }

    @Override
    public List<SynapseVariable> variables() {
        return List.of(SynapseVariable.keeping("z"), SynapseVariable.keeping("s"));
    }

    @Override
    public boolean everyStep() {
        return true;
    }

    @Override
    public boolean stepsLast() {
        return true;
    }

    @Override
    public void onStep(Synapse s, double dtMs) {
        double p = s.postState();
        double surprise = s.variable(1) - p / (1 + tauCMs / dtMs * p);
        double z = s.variable(0) * (1 - dtMs / tauEMs) + s.preTrace() * surprise;
        s.weight(s.weight() + nu * s.signal(0) * z);
        s.variable(0, z);
        s.variable(1, 0);
    }

    @Override
    public void onPre(Synapse s) {
        // The source's trace says it all.
    }

    @Override
    public void onPost(Synapse s) {
        s.variable(1, 1);
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
