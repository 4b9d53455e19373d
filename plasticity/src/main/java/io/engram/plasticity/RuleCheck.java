package io.engram.plasticity;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;

/** What is asked of a rule's numbers, a sentence each. */
final class RuleCheck {
    private RuleCheck() {}

    /** Refuses traces that no engine could keep and bounds without room between them. */
    static void check(LearningRule rule, double dtMs) {
        bounds(rule.type(), rule.weightMin(), rule.weightMax());
        others(rule.type(), rule.traces().pre());
        others(rule.type(), rule.traces().post());
        centred(rule);
        states(rule, rule.traces().pre(), 0);
        states(rule, rule.traces().post(), rule.postState().size());
        decays(rule.type(), rule.traces().pre(), dtMs);
        decays(rule.type(), rule.traces().post(), dtMs);
    }

    private static void others(String rule, List<Trace> traces) {
        for (int k = 0; k < traces.size(); k++) {
            Trace trace = traces.get(k);
            if (trace.kind() == Trace.Kind.PART_OF && (trace.of() < 0 || trace.of() >= k)) {
                throw new SpecException("rule " + rule + ": trace " + k + " moves by as much as trace " + trace.of()
                        + " says; must be one that stands before it");
            }
            if (trace.kind() == Trace.Kind.SQUARE
                    && (trace.of() < 0
                            || trace.of() >= traces.size()
                            || traces.get(trace.of()).kind() == Trace.Kind.SQUARE)) {
                throw new SpecException("rule " + rule + ": a trace follows the square of trace " + trace.of()
                        + "; must be one of the " + traces.size() + " of its side and no square itself");
            }
        }
    }

    private static void states(LearningRule rule, List<Trace> traces, int columns) {
        for (Trace trace : traces) {
            if (trace.kind() != Trace.Kind.STATE) {
                continue;
            }
            if (trace.of() < 0 || trace.of() >= columns) {
                throw new SpecException("rule " + rule.type() + ": a trace follows state column " + trace.of()
                        + "; must be one of the " + columns + " that the rule reads on that side");
            }
            if (rule.traces().pairing() != Traces.Pairing.ALL) {
                throw new SpecException("rule " + rule.type()
                        + ": a trace follows a state, which no spike consumes; the pairing must be ALL");
            }
        }
    }

    private static void centred(LearningRule rule) {
        boolean countable = rule.traces().pre().stream()
                .allMatch(trace -> trace.kind() == Trace.Kind.ADD || trace.kind() == Trace.Kind.SET);
        if (rule.traces().pairing() == Traces.Pairing.PRE_CENTRED && !countable) {
            throw new SpecException("rule " + rule.type()
                    + ": its pairs are centred on the source's spikes; its pre traces must be ones that a spike adds to or"
                    + " sets");
        }
    }

    private static void decays(String rule, List<Trace> traces, double dtMs) {
        for (Trace trace : traces) {
            if (!(trace.factor(dtMs) >= 0)) {
                throw new SpecException("rule " + rule + ": a trace that decays by Euler's method has tauMs="
                        + trace.tauMs() + "; must be at least dt, " + dtMs + " ms");
            }
        }
    }

    static void bounds(String rule, double weightMin, double weightMax) {
        below(rule, "weightMin", weightMin, "weightMax", weightMax);
    }

    static void below(String rule, String lessName, double less, String name, double value) {
        if (!(less < value)) {
            throw new SpecException("rule " + rule + ": " + lessName + "=" + less + " and " + name + "=" + value + "; "
                    + lessName + " must be less");
        }
    }

    static SpecException outside(String rule, String name, double value, double least, double greatest) {
        return new SpecException(rule + ": " + name + "=" + value + "; must be within " + least + " and " + greatest);
    }

    static void positive(String rule, String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new SpecException("rule " + rule + ": " + name + "=" + value + "; must be > 0 and finite");
        }
    }

    static void notNegative(String rule, String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new SpecException("rule " + rule + ": " + name + "=" + value + "; must be >= 0 and finite");
        }
    }

    /** How often something acts: from 0, every step, to infinity, at resets. */
    static void period(String rule, String name, double value) {
        if (!(value >= 0)) {
            throw new SpecException(
                    rule + ": " + name + "=" + value + "; must be >= 0, 0 for every step, or infinity for resets only");
        }
    }

    static void finite(String rule, String name, double value) {
        if (!Double.isFinite(value)) {
            throw new SpecException("rule " + rule + ": " + name + "=" + value + "; must be finite");
        }
    }

    /** Refuses weights that are not within the bounds of {@code rule}. */
    static void within(String projection, float[] weights, LearningRule rule) {
        float least = (float) rule.weightMin();
        float greatest = (float) rule.weightMax();
        for (float weight : weights) {
            if (!(weight >= least && weight <= greatest)) {
                throw outOfBounds(projection, weight, rule);
            }
        }
    }

    static SpecException outOfBounds(String projection, float weight, LearningRule rule) {
        return new SpecException("projections." + projection + ".weight = " + weight + "; must be within "
                + rule.weightMin() + " and " + rule.weightMax() + ", the bounds of its rule " + rule.type());
    }
}
