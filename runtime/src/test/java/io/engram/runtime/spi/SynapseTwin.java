package io.engram.runtime.spi;

import java.util.Arrays;
import java.util.List;

/**
 * One synapse in double precision as a paper has it: its own copy of each trace, what it has consumed, closed-form decay.
 * Slow and plain; the engine's blocks and the golden files are held against it.
 */
public final class SynapseTwin implements Synapse {
    private final LearningRule rule;
    private final double dtMs;
    final Side pre;
    final Side post;
    private final boolean reduced;
    private final boolean centred;
    private final double[] sent = new double[2];
    private double weight;
    private double change;
    private double sending;
    private double signal;
    private long steps;
    private double[] state = new double[0];
    private final double[] signals;
    private final double[] variables;

    public SynapseTwin(LearningRule rule, double dtMs, double weight) {
        this.rule = rule;
        this.dtMs = dtMs;
        this.weight = weight;
        signals = new double[rule.signals().size()];
        variables =
                rule.variables().stream().mapToDouble(SynapseVariable::initial).toArray();
        pre = new Side(rule.traces().pre());
        post = new Side(rule.traces().post());
        reduced = rule.traces().pairing() == Traces.Pairing.REDUCED;
        centred = rule.traces().pairing() == Traces.Pairing.PRE_CENTRED;
    }

    /**
     * The next step, in which the rule sees {@code preSpikes} and {@code postSpikes}; {@link #sent} then says what the pre
     * spikes sent.
     */
    public void step(int preSpikes, int postSpikes) {
        step(preSpikes, postSpikes, new double[0], false);
    }

    /** The target's state before the first step, where traces that follow it begin. */
    public void begin(double[] postState) {
        post.begin(postState);
    }

    /** The same where the rule sees {@code postState}; once {@code begun} that of a step, else from before the first. */
    public void step(int preSpikes, int postSpikes, double[] postState, boolean begun) {
        boolean timeActs = rule.everyStep() && ++steps % rule.stepSteps(dtMs) == 0;
        if (timeActs && !rule.stepsLast()) {
            passTime();
        }
        pre.advance();
        post.advance();
        actByState(postState, begun, true);
        double before = weight;
        sent[0] = 0;
        sent[1] = 0;
        switch (rule.coincidence()) {
            case PRE_FIRST -> {
                actPre(preSpikes, true);
                pre.raise(preSpikes);
                actPost(postSpikes, true);
                post.raise(postSpikes);
            }
            case POST_FIRST -> {
                actPost(postSpikes, true);
                post.raise(postSpikes);
                actPre(preSpikes, true);
                pre.raise(preSpikes);
            }
            case BOTH -> {
                pre.raise(preSpikes);
                post.raise(postSpikes);
                actPre(preSpikes, postSpikes == 0);
                meet(before, postSpikes);
                actPost(postSpikes, true);
            }
            case NEITHER -> {
                actPost(postSpikes, true);
                actPre(preSpikes, true);
                pre.raise(preSpikes);
                post.raise(postSpikes);
            }
        }
        if (timeActs && rule.stepsLast()) {
            passTime();
        }
        for (int k = 0; k < preSpikes && rule.travel() == LearningRule.Travel.END_OF_STEP; k++) {
            travel(weight);
        }
    }

    /** The sum of the weights sent in the last step: those zero or positive ({@code false}) or the negative ones. */
    public double sent(boolean negative) {
        return sent[negative ? 1 : 0];
    }

    private void passTime() {
        passTime(true);
    }

    void passTime(boolean clip) {
        asTheyStand(() -> rule.onStep(this, dtMs), clip);
    }

    /** What the target is may act, once the traces have decayed. */
    void actByState(double[] postState, boolean begun, boolean clip) {
        state = postState;
        post.follow(postState);
        if (begun && !rule.postState().isEmpty()) {
            asTheyStand(
                    () -> {
                        if (rule.stateActs(this)) {
                            rule.onState(this, dtMs);
                        }
                    },
                    clip);
        }
    }

    /** Acts by itself, not by a spike: traces read as they stand. */
    private void asTheyStand(Runnable act, boolean clip) {
        boolean preConsumed = pre.consumed;
        boolean postConsumed = post.consumed;
        pre.consumed = false;
        post.consumed = false;
        act.run();
        weight = clip ? clipped(weight) : weight;
        pre.consumed = preConsumed;
        post.consumed = postConsumed;
    }

    /** The post events see the weight from before the pre events; what these changed is added to theirs. */
    private void meet(double before, int postSpikes) {
        if (postSpikes > 0) {
            change = weight - before;
            weight = before;
        }
    }

    private void travel(double travelling) {
        sent[travelling < 0 ? 1 : 0] += travelling;
    }

    void actPre(int spikes, boolean clip) {
        boolean consumed = pre.consumed;
        pre.consumed = false;
        for (int k = 0; k < spikes; k++) {
            double before = clipped(weight);
            sending = before;
            rule.onPre(this);
            switch (rule.travel()) {
                case BEFORE -> travel(before);
                case AFTER -> travel(clipped(weight));
                case END_OF_STEP -> {}
                case COMPUTED -> travel(sending);
            }
            weight = clip ? clipped(weight) : weight;
            post.consumed = reduced;
        }
        pre.consumed = consumed;
    }

    void actPost(int spikes, boolean clip) {
        boolean consumed = post.consumed;
        post.consumed = false;
        for (int k = 0; k < spikes; k++) {
            pre.centred = centred;
            rule.onPost(this);
            pre.centred = false;
            weight = clip ? clipped(weight + change) : weight;
            change = 0;
            pre.consumed = reduced;
            Arrays.fill(pre.sinceTarget, 0);
        }
        post.consumed = consumed;
    }

    /** A signal acts. */
    public void signal(String name, double value) {
        signal = value;
        signals[rule.signals().indexOf(name)] = value;
        rule.onSignal(this, name);
        weight = clipped(weight);
    }

    private double clipped(double w) {
        return Math.min(Math.max(w, rule.weightMin()), rule.weightMax());
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public void weight(double newWeight) {
        weight = newWeight;
    }

    @Override
    public double preTrace(int k) {
        return pre.value(k);
    }

    @Override
    public double postTrace(int k) {
        return post.value(k);
    }

    @Override
    public double postState(int k) {
        return state[k];
    }

    @Override
    public void send(double value) {
        sending = value;
    }

    @Override
    public double event() {
        return 1;
    }

    @Override
    public double variable(int k) {
        return variables[k];
    }

    @Override
    public void variable(int k, double value) {
        variables[k] = value;
    }

    @Override
    public double kept(int k) {
        return rule.variables().get(k).factor(rule.stepSteps(dtMs) * dtMs);
    }

    @Override
    public double signal(int k) {
        return signals[k];
    }

    @Override
    public double signal() {
        return signal;
    }

    /** The traces of one side of this synapse. */
    final class Side {
        private final List<Trace> traces;
        private final double[] atRaise;
        private final long[] stepsSince;
        /** What each trace would be had there been no spike before the target's last. */
        private final double[] sinceTarget;

        private boolean consumed;
        private boolean centred;
        private boolean fired;

        Side(List<Trace> traces) {
            this.traces = traces;
            atRaise = new double[traces.size()];
            sinceTarget = new double[traces.size()];
            stepsSince = new long[traces.size()];
        }

        double value(int k) {
            return consumed ? 0 : centred ? sinceTarget[k] : standing(k);
        }

        private double standing(int k) {
            Trace trace = traces.get(k);
            if (trace.kind() == Trace.Kind.SQUARE || trace.kind() == Trace.Kind.STATE || stepsSince[k] == 0) {
                return atRaise[k];
            }
            return trace.decay() == Trace.Decay.EULER
                    ? atRaise[k] * StrictMath.pow(1 - dtMs / trace.tauMs(), stepsSince[k])
                    : atRaise[k] * StrictMath.exp(-stepsSince[k] * dtMs / trace.tauMs());
        }

        void advance() {
            for (int k = 0; k < atRaise.length; k++) {
                Trace trace = traces.get(k);
                if (trace.kind() == Trace.Kind.SQUARE) {
                    double y = standing(trace.of());
                    atRaise[k] += (y * y - atRaise[k]) * dtMs / trace.tauMs();
                }
            }
            for (int k = 0; k < stepsSince.length; k++) {
                stepsSince[k]++;
                sinceTarget[k] *= traces.get(k).factor(rule.stepSteps(dtMs) * dtMs);
            }
        }

        void begin(double[] columns) {
            for (int k = 0; k < atRaise.length; k++) {
                if (traces.get(k).kind() == Trace.Kind.STATE) {
                    atRaise[k] = columns[traces.get(k).of()];
                }
            }
        }

        void follow(double[] columns) {
            for (int k = 0; k < atRaise.length; k++) {
                if (traces.get(k).kind() == Trace.Kind.STATE) {
                    double s = columns[traces.get(k).of()];
                    atRaise[k] += (s - atRaise[k]) * (1 - traces.get(k).factor(dtMs));
                }
            }
        }

        void raise(int spikes) {
            for (int spike = 0; spike < spikes; spike++) {
                for (int k = 0; k < atRaise.length; k++) {
                    Trace trace = traces.get(k);
                    if (trace.kind() != Trace.Kind.SQUARE && trace.kind() != Trace.Kind.STATE) {
                        atRaise[k] = fired || !trace.beginsApart() ? raised(trace, standing(k)) : trace.first();
                        sinceTarget[k] = raised(trace, sinceTarget[k]);
                        stepsSince[k] = 0;
                    }
                }
                consumed = false;
                fired = true;
            }
        }

        private double raised(Trace trace, double x) {
            return switch (trace.kind()) {
                case ADD -> x + 1;
                case SET -> 1;
                case PART -> x + trace.part() * (1 - x);
                case PART_OF -> x + atRaise[trace.of()] * (1 - x);
                case SQUARE, STATE -> x;
            };
        }
    }
}
