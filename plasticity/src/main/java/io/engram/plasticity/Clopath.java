package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.PostSide;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * Voltage-based plasticity with homeostasis (Clopath, Büsing, Vasilaki and Gerstner 2010, equations 1 to 3 of the methods): reads
 * {@code v} of any target that has it.
 *
 * <pre>
 *   source fires:  w -= aLtd (mean(v) - vRest)^2 / uRef^2 [uMinus - thetaMinus]+
 *   v &gt; thetaPlus:  dw/dt = aLtp x [v - thetaPlus]+ [uPlus - thetaMinus]+
 *   tauX dx/dt = -x + source's spikes      tau du/dt = v - u for uMinus, uPlus and mean(v), from where v begins
 * </pre>
 *
 * <p>A step counts with v at its end, a spike of the source from the next step on; the weight from before its own pre update
 * travels. A model whose v jumps from its threshold to its reset shows the rule no spike: its thetaPlus must be below threshold.
 *
 * @param aLtd depression, in the weight's unit a mV
 * @param aLtp potentiation, in the weight's unit a mV²
 * @param thetaMinusMv what uMinus and uPlus must exceed
 * @param thetaPlusMv what v must exceed to potentiate
 * @param tauMinusMs time constant of uMinus
 * @param tauPlusMs time constant of uPlus
 * @param tauXMs time constant of the source's trace x
 * @param tauMeanMs time constant of the mean
 * @param vRestMv from where the mean counts
 * @param uRefMv the mean at which aLtd holds; 0: it always does, without homeostasis
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 */
public record Clopath(
        double aLtd,
        double aLtp,
        double thetaMinusMv,
        double thetaPlusMv,
        double tauMinusMs,
        double tauPlusMs,
        double tauXMs,
        double tauMeanMs,
        double vRestMv,
        double uRefMv,
        double weightMin,
        double weightMax)
        implements LearningRule {
    private static final int MINUS = 0;
    private static final int PLUS = 1;
    private static final int MEAN = 2;

    /** The paper's for visual cortex, weights in units of the first. */
    public Clopath() {
        this(14e-5, 8e-5, -70.6, -45.3, 10, 7, 15, 1000, -70.6, 7.75, 0, 3);
    }

    public Clopath {
        RuleCheck.notNegative("clopath", "aLtd", aLtd);
        RuleCheck.notNegative("clopath", "aLtp", aLtp);
        RuleCheck.finite("clopath", "thetaMinusMv", thetaMinusMv);
        RuleCheck.finite("clopath", "thetaPlusMv", thetaPlusMv);
        RuleCheck.positive("clopath", "tauMinusMs", tauMinusMs);
        RuleCheck.positive("clopath", "tauPlusMs", tauPlusMs);
        RuleCheck.positive("clopath", "tauXMs", tauXMs);
        RuleCheck.positive("clopath", "tauMeanMs", tauMeanMs);
        RuleCheck.finite("clopath", "vRestMv", vRestMv);
        RuleCheck.notNegative("clopath", "uRefMv", uRefMv);
        RuleCheck.bounds("clopath", weightMin, weightMax);
    }

    @Override
    public String summary() {
        return "voltage-based plasticity with homeostasis (Clopath, Büsing, Vasilaki and Gerstner 2010)";
    }

    @Override
    public Traces traces() {
        return new Traces(
                List.of(Trace.add(tauXMs)),
                List.of(Trace.lowPass(0, tauMinusMs), Trace.lowPass(0, tauPlusMs), Trace.lowPass(0, tauMeanMs)),
                Traces.Pairing.ALL);
    }

    @Override
    public List<String> postState() {
        return List.of("v");
    }

    @Override
    public void onPre(Synapse s) {
        double mean = (s.postTrace(MEAN) - vRestMv) / uRefMv;
        double homeostasis = uRefMv == 0 ? 1 : mean * mean;
        double above = Math.max(s.postTrace(MINUS) - thetaMinusMv, 0);
        s.weight(s.weight() - aLtd * homeostasis * above * s.event());
    }

    @Override
    public void onPost(Synapse s) {
        // The voltage says it all.
    }

    @Override
    public boolean stateActs(PostSide target) {
        return target.postState() > thetaPlusMv && target.postTrace(PLUS) > thetaMinusMv;
    }

    @Override
    public void onState(Synapse s, double dtMs) {
        double above = s.postState() - thetaPlusMv;
        double aboveMean = s.postTrace(PLUS) - thetaMinusMv;
        s.weight(s.weight() + aLtp * dtMs / tauXMs * s.preTrace() * above * aboveMean);
    }
}
