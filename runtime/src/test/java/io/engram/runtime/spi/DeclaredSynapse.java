package io.engram.runtime.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A synapse that has what its rule declares and no more, with values drawn anew at each reading: a rule that reads or writes
 * anything else is found out. What it does to the weight does not matter.
 */
class DeclaredSynapse implements Synapse {
    private final LearningRule rule;
    private final SplittableRandom random;
    private boolean signalled;

    private DeclaredSynapse(LearningRule rule, long seed) {
        this.rule = rule;
        random = new SplittableRandom(seed);
    }

    /** All that {@code rule} may be called for, over a hundred draws; what it has no right to, or nothing. */
    static List<String> undeclared(LearningRule rule) {
        List<String> found = new ArrayList<>();
        for (int seed = 0; seed < 100; seed++) {
            try {
                new DeclaredSynapse(rule, seed).visit();
            } catch (AssertionError undeclared) {
                found.add(undeclared.getMessage());
            }
        }
        return found.stream().distinct().toList();
    }

    /** What a spike of the source does under {@code rule} where the target's traces read 0, over a hundred draws. */
    static List<String> doneWithoutPost(LearningRule rule) {
        List<String> done = new ArrayList<>();
        for (int seed = 0; seed < 100; seed++) {
            rule.onPre(new Unmet(rule, seed, done));
        }
        return done.stream().distinct().toList();
    }

    private void visit() {
        rule.onPre(this);
        rule.onPost(this);
        if (rule.everyStep()) {
            rule.onStep(this, 1);
        }
        if (!rule.postState().isEmpty() && rule.stateActs(this)) {
            rule.onState(this, 1);
        }
        for (String signal : rule.signals()) {
            signalled = true;
            rule.onSignal(this, signal);
        }
    }

    private double read(String what, int k, int declared) {
        if (k < 0 || k >= declared) {
            throw new AssertionError(what + " " + k + " of " + declared);
        }
        return random.nextDouble();
    }

    @Override
    public double weight() {
        return random.nextDouble();
    }

    @Override
    public void weight(double weight) {}

    @Override
    public double preTrace(int k) {
        return read("pre trace", k, rule.traces().pre().size());
    }

    @Override
    public double postTrace(int k) {
        return read("post trace", k, rule.traces().post().size());
    }

    @Override
    public double postState(int k) {
        return read("post state", k, rule.postState().size());
    }

    @Override
    public void send(double value) {
        if (rule.travel() != LearningRule.Travel.COMPUTED) {
            throw new AssertionError("sends, but its travel is " + rule.travel());
        }
    }

    @Override
    public double event() {
        return 1;
    }

    @Override
    public double variable(int k) {
        return read("variable", k, rule.variables().size());
    }

    @Override
    public void variable(int k, double value) {
        read("variable", k, rule.variables().size());
    }

    @Override
    public double kept(int k) {
        return read("variable", k, rule.variables().size());
    }

    @Override
    public double signal(int k) {
        return read("signal", k, rule.signals().size());
    }

    @Override
    public double signal() {
        return read("signal", 0, signalled ? rule.signals().size() : 0);
    }

    /** One whose target has not fired lately; it notes what changes. */
    private static final class Unmet extends DeclaredSynapse {
        private final double weight;
        private final List<String> done;

        private Unmet(LearningRule rule, long seed, List<String> done) {
            super(rule, seed);
            this.done = done;
            weight = super.weight();
        }

        @Override
        public double weight() {
            return weight;
        }

        @Override
        public void weight(double changed) {
            if (changed != weight) {
                done.add("changes its weight");
            }
        }

        @Override
        public double postTrace(int k) {
            return 0 * super.postTrace(k);
        }

        @Override
        public void variable(int k, double value) {
            done.add("sets variable " + k);
        }

        @Override
        public void send(double value) {
            done.add("sends");
        }
    }
}
