package io.engram.plasticity;

import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.StageState;
import io.engram.runtime.engine.StateHistory;
import io.engram.runtime.spi.Trace;
import java.util.Arrays;
import java.util.List;

/**
 * The traces of the neurons on one side of a block, as they stand for a rule that sees their spikes {@code delay} steps
 * late: one double a neuron and trace, shared by all synapses. Owned by its block.
 *
 * <p>Traces that only decay between spikes are kept as they would have been at the last flush, so that a step costs by its
 * spikes; {@link #settle} makes of them what rules read. What is kept changes at a neuron's own spikes and at flushes only,
 * never where it is read, so that no bit depends on who reads.
 *
 * <pre>
 *   value = kept * factor^n,   a spike: kept = value after it / factor^n     n = steps since the last flush
 * </pre>
 *
 * <p>Its clock runs {@code lead} steps before the spikes that the block has learned from.
 */
final class TraceBank {
    /** A value below it is nothing: subnormal numbers are sixty times slower. */
    private static final double NOTHING = 1e-20;

    /** How often the values are looked at, a power of two; from 1e-20 none becomes subnormal in that time. */
    static final int FLUSH_BITS = 6;

    static final int FLUSH_STEPS = 1 << FLUSH_BITS;

    final int delay;
    final int lead;
    /** What rules read, once settled. */
    final double[][] values;
    /** The event step of a neuron's last raise, and of the last event at which it read the other side; 0 for none. */
    final long[] raised;

    final long[] acted;
    private final List<Trace> traces;
    private final double[] factor;
    /** One a trace; none where each step decays. */
    private final DecayPowers[] decays;

    /** The values at the last flush; the values themselves where each step decays. */
    private final double[][] kept;

    private boolean settled = true;
    /** Whether every trace is kept, and a spike adds 1 to it or sets it to 1: then it takes one addition. */
    private final boolean simple;

    private final long flushSteps;
    private final boolean beginsApart;
    private final int from;
    private final int to;
    private long event;
    private boolean silent = true;
    private StateHistory states = StateHistory.NONE;
    private double[][] seen = states.at(0);
    /** Whether traces that follow the state have yet to begin where that does. */
    private boolean begins;

    private final boolean follows;
    private long forgotten;

    /** For neurons {@code from} to {@code to} (exclusive) of a population; {@code paired} where pairs of events count. */
    TraceBank(List<Trace> traces, double dtMs, int delay, int lead, int from, int to, boolean paired) {
        this.traces = traces;
        this.delay = delay;
        this.lead = lead;
        this.from = from;
        this.to = to;
        values = new double[traces.size()][to - from];
        follows = traces.stream().anyMatch(trace -> trace.kind() == Trace.Kind.STATE);
        beginsApart = traces.stream().anyMatch(Trace::beginsApart);
        raised = new long[paired || beginsApart ? to - from : 0];
        acted = new long[paired ? to - from : 0];
        factor = new double[traces.size()];
        for (int k = 0; k < factor.length; k++) {
            Trace trace = traces.get(k);
            boolean square = trace.kind() == Trace.Kind.SQUARE;
            factor[k] = square ? dtMs / trace.tauMs() : trace.factor(dtMs);
        }
        flushSteps = lasts(traces, dtMs) ? FLUSH_STEPS : 1;
        boolean onlyDecays = onlyDecay(traces, dtMs);
        decays = Arrays.stream(factor)
                .filter(f -> onlyDecays)
                .mapToObj(f -> DecayPowers.of(f, FLUSH_STEPS))
                .toArray(DecayPowers[]::new);
        kept = onlyDecays ? new double[values.length][to - from] : values;
        simple = onlyDecays
                && !beginsApart
                && traces.stream().allMatch(t -> t.kind() == Trace.Kind.ADD || t.kind() == Trace.Kind.SET);
    }

    /** Whether no trace comes so near to nothing between two flushes that it could be subnormal. */
    private static boolean lasts(List<Trace> traces, double dtMs) {
        // What is gone after a step is never subnormal.
        return traces.stream().noneMatch(t -> t.tauMs() != 0 && t.factor(dtMs) < 1e-4);
    }

    /** Whether between a neuron's spikes its traces do nothing but decay, so that they need not be touched at every step. */
    static boolean onlyDecay(List<Trace> traces, double dtMs) {
        return lasts(traces, dtMs)
                && traces.stream()
                        .allMatch(t -> t.tauMs() > 0 && t.kind() != Trace.Kind.STATE && t.kind() != Trace.Kind.SQUARE);
    }

    /** What of trace {@code k} was kept at the last flush or spike, if it only decays. */
    double kept(int k, int neuron) {
        return kept[k][neuron];
    }

    /** What {@code kept} of trace {@code k} becomes at a flush. */
    double flushed(int k, double kept) {
        double decayed = kept * decays[k].power()[FLUSH_STEPS];
        return decayed < NOTHING ? 0 : decayed;
    }

    /** What is left of trace {@code k} so many steps after a flush. */
    double[] powers(int k) {
        return decays[k].power();
    }

    /** The neurons' state from now on; what follows it begins where it does. */
    void watch(StateHistory history) {
        states = history;
        seen = states.at(event - delay);
        begin();
    }

    private void begin() {
        begins = false;
        for (int k = 0; k < values.length; k++) {
            if (traces.get(k).kind() == Trace.Kind.STATE) {
                System.arraycopy(states.at(0)[traces.get(k).of()], 0, values[k], 0, values[k].length);
            }
        }
    }

    /** The neurons' state columns as the rule sees them. */
    double[][] seenState() {
        return seen;
    }

    /** The event step at which its values stand. */
    long event() {
        return event;
    }

    /** Decays by one step, to that at which spikes of {@code learning - delay + lead} are seen. */
    void advance(long learning) {
        event = learning + lead;
        seen = states.at(event - delay);
        if (begins) {
            begin();
        }
        if (silent && !follows) {
            return;
        }
        if (decays.length > 0) {
            settled = false;
            if (sinceFlush() == 0) {
                for (int k = 0; k < kept.length; k++) {
                    decay(kept[k], decays[k].power()[FLUSH_STEPS]);
                }
                flush();
            }
            return;
        }
        for (int k = 0; k < values.length; k++) {
            if (traces.get(k).kind() == Trace.Kind.SQUARE) {
                follow(values[k], values[traces.get(k).of()], factor[k]);
            }
        }
        for (int k = 0; k < values.length; k++) {
            switch (traces.get(k).kind()) {
                case ADD, SET, PART, PART_OF -> decay(values[k], factor[k]);
                case STATE -> lowPass(values[k], seen[traces.get(k).of()], factor[k]);
                case SQUARE -> {}
            }
        }
        if (event % flushSteps == 0) {
            flush();
        }
    }

    private int sinceFlush() {
        return (int) (event & FLUSH_STEPS - 1);
    }

    /** Makes {@link #values} what they are now. */
    void settle() {
        if (settled) {
            return;
        }
        settled = true;
        for (int k = 0; k < decays.length; k++) {
            scale(kept[k], decays[k].power()[sinceFlush()], values[k]);
        }
    }

    /** The same of those of the first {@code count} of {@code ids} that are of this bank. */
    void settle(int[] ids, int count) {
        for (int k = 0; !settled && k < decays.length; k++) {
            double power = decays[k].power()[sinceFlush()];
            for (int n = 0; n < count && ids[n] < to; n++) {
                if (ids[n] >= from) {
                    values[k][ids[n] - from] = kept[k][ids[n] - from] * power;
                }
            }
        }
    }

    private void settle(int neuron) {
        for (int k = 0; k < decays.length; k++) {
            values[k][neuron] = kept[k][neuron] * decays[k].power()[sinceFlush()];
        }
    }

    private static void scale(double[] x, double factor, double[] to) {
        for (int i = 0; i < x.length; i++) {
            to[i] = x[i] * factor;
        }
    }

    private static void follow(double[] x, double[] y, double rate) {
        for (int i = 0; i < x.length; i++) {
            x[i] = x[i] + (y[i] * y[i] - x[i]) * rate;
        }
    }

    private static void lowPass(double[] x, double[] s, double factor) {
        for (int i = 0; i < x.length; i++) {
            x[i] = s[i] + (x[i] - s[i]) * factor;
        }
    }

    private static void decay(double[] x, double factor) {
        for (int i = 0; i < x.length; i++) {
            x[i] = x[i] * factor;
        }
    }

    /** Which steps flush depends on the step alone; a bank that is all zero rests, which changes no bit. */
    private void flush() {
        boolean none = true;
        for (int k = 0; k < values.length; k++) {
            double[] x = kept[k];
            boolean isState = traces.get(k).kind() == Trace.Kind.STATE;
            for (int i = 0; i < x.length && !isState; i++) {
                if (x[i] < NOTHING) {
                    x[i] = 0;
                } else {
                    none = false;
                }
            }
        }
        silent = none;
    }

    /** The spikes seen now raise their neurons' traces. */
    void raise(SpikeHistory history) {
        int count = event - delay <= forgotten ? 0 : history.count(event - delay);
        if (count == 0) {
            return;
        }
        int[] ids = history.ids(event - delay);
        int begin = 0;
        while (begin < count && ids[begin] < from) {
            begin++;
        }
        int end = begin;
        while (end < count && ids[end] < to) {
            end++;
        }
        if (simple && begin < end) {
            raiseSimply(ids, begin, end);
            return;
        }
        for (int k = begin; k < end; k++) {
            raise(ids[k] - from);
        }
    }

    /** What {@link #raise(int)} does of traces that are {@link #simple}. */
    private void raiseSimply(int[] ids, int begin, int end) {
        silent = false;
        for (int k = 0; k < kept.length; k++) {
            boolean adds = traces.get(k).kind() == Trace.Kind.ADD;
            double one = decays[k].inverse()[sinceFlush()];
            double power = decays[k].power()[sinceFlush()];
            for (int n = begin; n < end; n++) {
                int neuron = ids[n] - from;
                kept[k][neuron] = adds ? kept[k][neuron] + one : one;
                values[k][neuron] = kept[k][neuron] * power;
            }
        }
        for (int n = begin; n < end && raised.length > 0; n++) {
            raised[ids[n] - from] = event;
        }
    }

    private void raise(int neuron) {
        silent = false;
        settle(neuron);
        boolean first = beginsApart && raised[neuron] == 0;
        for (int k = 0; k < values.length; k++) {
            double[] x = values[k];
            Trace trace = traces.get(k);
            if (first && trace.beginsApart()) {
                x[neuron] = trace.first();
                continue;
            }
            switch (trace.kind()) {
                case ADD -> x[neuron] += 1;
                case SET -> x[neuron] = 1;
                case PART -> x[neuron] += trace.part() * (1 - x[neuron]);
                case PART_OF -> x[neuron] += values[trace.of()][neuron] * (1 - x[neuron]);
                case SQUARE, STATE -> {}
            }
        }
        for (int k = 0; k < decays.length; k++) {
            kept[k][neuron] = values[k][neuron] * decays[k].inverse()[sinceFlush()];
        }
        // As whoever settles later will have it.
        settle(neuron);
        if (raised.length > 0) {
            raised[neuron] = event;
        }
    }

    /** The spikes seen now have acted on all their synapses. */
    void act(SpikeHistory history) {
        int count = acted.length == 0 || event - delay <= forgotten ? 0 : history.count(event - delay);
        if (count == 0) {
            return;
        }
        int[] ids = history.ids(event - delay);
        for (int k = 0; k < count && ids[k] < to; k++) {
            if (ids[k] >= from) {
                acted[ids[k] - from] = event;
            }
        }
    }

    /** As if no neuron had fired up to {@code step}. */
    void reset(long step) {
        forgotten = step;
        for (int k = 0; k < values.length; k++) {
            Arrays.fill(values[k], 0);
            Arrays.fill(kept[k], 0);
        }
        settled = true;
        Arrays.fill(raised, 0);
        Arrays.fill(acted, 0);
        silent = true;
        begins = follows;
    }

    void save(String prefix, StageState state) {
        state.put(prefix + "event", new long[] {event, forgotten, begins ? 1 : 0});
        state.put(prefix + "raised", raised.clone());
        state.put(prefix + "acted", acted.clone());
        for (int k = 0; k < values.length; k++) {
            state.put(prefix + "trace" + k, kept[k].clone());
        }
    }

    void restore(String prefix, StageState state) {
        event = state.longs(prefix + "event")[0];
        forgotten = state.longs(prefix + "event")[1];
        begins = state.longs(prefix + "event")[2] == 1;
        System.arraycopy(state.longs(prefix + "raised"), 0, raised, 0, raised.length);
        System.arraycopy(state.longs(prefix + "acted"), 0, acted, 0, acted.length);
        for (int k = 0; k < values.length; k++) {
            System.arraycopy(state.doubles(prefix + "trace" + k), 0, kept[k], 0, kept[k].length);
        }
        silent = false;
        settled = decays.length == 0;
        seen = states.at(event - delay);
    }
}
