package io.engram.plasticity;

import io.engram.runtime.spi.GradedRule;
import java.lang.invoke.MethodHandles;

/**
 * The loop over a row of graded synapses, cloned for each rule as {@link RuleLoop} is. The same index in every array and
 * doubles throughout, so that the middle loop is vectorised on any JDK.
 */
final class PatternRuleLoop implements PatternLoop {
    private static final LoopConstants CLONED = LoopClone.constants(MethodHandles.lookup());

    private final LoopConstants constants;

    PatternRuleLoop(LoopConstants constants) {
        this.constants = constants;
    }

    @Override
    public void learn(float[] weights, int start, double[] pre, double[][] post, double factor, double[] row) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        GradedRule rule = (GradedRule) c.rule();
        int n = row.length;
        for (int t = 0; t < n; t++) {
            row[t] = weights[start + t];
        }
        for (int p = 0; p < pre.length; p++) {
            double shown = pre[p];
            double[] targets = post[p];
            for (int t = 0; t < n; t++) {
                row[t] += factor * rule.change(row[t], shown, targets[t]);
            }
        }
        for (int t = 0; t < n; t++) {
            weights[start + t] = c.clip((float) row[t]);
        }
    }
}
