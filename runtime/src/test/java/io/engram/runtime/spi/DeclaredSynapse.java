package io.engram.runtime.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A synapse that has what its rule declares and no more, with values drawn anew at each reading: a rule that reads or writes
 * anything else is found out. What it does to the weight does not matter.
 */
final class DeclaredSynapse implements Synapse {
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
}
