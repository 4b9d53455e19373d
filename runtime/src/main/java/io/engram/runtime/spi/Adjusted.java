package io.engram.runtime.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Any rule with its changes adjusted: multiplied by a learning rate for each side, by what is left to the bound they go to,
 * by a gate. Runs in the loop that is cloned for it, as any rule does.
 *
 * <pre>
 *   change := change * nuPre or nuPost * gate
 *             * (weightMax - w) / (weightMax - weightMin) where it is up, (w - weightMin) / (weightMax - weightMin) where down
 * </pre>
 *
 * @param rule the rule
 * @param nuPre multiplies what spikes of the source change
 * @param nuPost multiplies what spikes of the target change
 * @param softBounds whether changes shrink towards the bound they go to, which must be finite
 * @param gate a signal that lets changes through, or does not
 */
public record Adjusted(LearningRule rule, double nuPre, double nuPost, boolean softBounds, Optional<Gate> gate)
        implements Wrapping {

    /** A signal that lets changes through as {@code mode} says. */
    public record Gate(String signal, Mode mode) {

        /** What the signal does to changes. */
        public enum Mode {
            /** They pass while the signal is above 0. */
            OPENS,
            /** They pass while it is 0 or below. */
            CLOSES,
            /** They pass; with the opposite sign while it is above 0. */
            FLIPS,
            /** They are multiplied by it: a learning rate that falls, or grows. */
            SCALES
        }

        double factor(double value) {
            return switch (mode) {
                case OPENS -> value > 0 ? 1 : 0;
                case CLOSES -> value > 0 ? 0 : 1;
                case FLIPS -> value > 0 ? -1 : 1;
                case SCALES -> value;
            };
        }
    }

    public Adjusted {
        if (rule instanceof GradedRule) {
            throw new IllegalArgumentException("rule " + rule.type()
                    + " learns from patterns; nuPre, nuPost, softBounds and gate are for rules that learn from spikes");
        }
        finite(rule, "nuPre", nuPre);
        finite(rule, "nuPost", nuPost);
        if (softBounds && (Double.isInfinite(rule.weightMin()) || Double.isInfinite(rule.weightMax()))) {
            throw new IllegalArgumentException("rule " + rule.type() + ": softBounds = true with weightMin = "
                    + rule.weightMin() + " and weightMax = " + rule.weightMax() + "; both must be finite");
        }
    }

    /** {@code rule} as it is. */
    public static Adjusted of(LearningRule rule) {
        return new Adjusted(rule, 1, 1, false, Optional.empty());
    }

    private static void finite(LearningRule rule, String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("rule " + rule.type() + ": " + name + "=" + value + "; must be finite");
        }
    }

    /** Those of the rule, then that of the gate. */
    @Override
    public List<String> signals() {
        if (gate.isEmpty() || rule.signals().contains(gate.get().signal())) {
            return rule.signals();
        }
        List<String> all = new ArrayList<>(rule.signals());
        all.add(gate.get().signal());
        return all;
    }

    @Override
    public void onPre(Synapse synapse) {
        double before = synapse.weight();
        rule.onPre(synapse);
        adjust(synapse, before, nuPre);
    }

    @Override
    public void onPost(Synapse synapse) {
        double before = synapse.weight();
        rule.onPost(synapse);
        adjust(synapse, before, nuPost);
    }

    @Override
    public void onStep(Synapse synapse, double dtMs) {
        double before = synapse.weight();
        rule.onStep(synapse, dtMs);
        adjust(synapse, before, 1);
    }

    @Override
    public void onState(Synapse synapse, double dtMs) {
        double before = synapse.weight();
        rule.onState(synapse, dtMs);
        adjust(synapse, before, 1);
    }

    @Override
    public void onSignal(Synapse synapse, String signal) {
        if (rule.signals().contains(signal)) {
            double before = synapse.weight();
            rule.onSignal(synapse, signal);
            adjust(synapse, before, 1);
        }
    }

    /** The place of the gate's signal in {@link #signals}; allocates nothing. */
    private int gatePlace() {
        int known = rule.signals().indexOf(gate.get().signal());
        return known < 0 ? rule.signals().size() : known;
    }

    private void adjust(Synapse synapse, double before, double nu) {
        double change = (synapse.weight() - before) * nu;
        if (gate.isPresent()) {
            change *= gate.get().factor(synapse.signal(gatePlace()));
        }
        if (softBounds) {
            double range = weightMax() - weightMin();
            // Upkeep may have taken the weight beyond a bound for a step.
            change *= Math.max(0, change > 0 ? weightMax() - before : before - weightMin()) * (1 / range);
        }
        synapse.weight(before + change);
    }
}
