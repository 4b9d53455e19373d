package io.engram.plasticity;

import io.engram.runtime.engine.Incoming;
import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.StageState;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Upkeep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The upkeep of one block's weights, column by column: those of a target, or of a kernel that targets share. Owned by its
 * block; one thread. Nothing of it is called while nothing learns.
 */
final class UpkeepSet {
    private static final long AT_RESETS = Long.MAX_VALUE;
    /** Weights that are looked at together. */
    private static final int PART = 512;

    private final Upkeep[] upkeep;
    private final long[] everySteps;
    private final double dtMs;
    private final SynapseGroups synapses;
    private final float[] weight;
    private final float[] rest;
    private final int[] start;
    /** The entries of the targets of column c: from entryFrom[c] to entryTo[c], exclusive. */
    private final int[] entryFrom;

    private final int[] entryTo;
    private final float weightMin;
    private final float weightMax;
    private final List<Optional<TraceBank>> banks = new ArrayList<>();
    private final Weights column = new Weights();
    /** A place for each target where each has a weight from every source; else none. */
    private final double[] room;

    private final float[] part = new float[PART];
    private final float[] excess = new float[PART];
    private final boolean late;
    private boolean unclipped;

    UpkeepSet(PlasticPlan plan, SynapseGroups synapses) {
        this.synapses = synapses;
        weight = synapses.weight();
        rest = synapses.rest();
        dtMs = plan.dtMs();
        upkeep = plan.upkeep().toArray(Upkeep[]::new);
        everySteps = new long[upkeep.length];
        for (int u = 0; u < upkeep.length; u++) {
            everySteps[u] = everySteps(upkeep[u], dtMs);
            banks.add(upkeep[u].trace().map(trace -> bank(plan, trace)));
        }
        late = actsEveryStep(plan);
        room = new double[rest.length == 0 && FullEvents.isFull(synapses) ? plan.targetTo() - plan.targetFrom() : 0];
        weightMin = (float) plan.rule().weightMin();
        weightMax = (float) plan.rule().weightMax();
        start = starts(plan.synapses(), synapses);
        entryFrom = new int[start.length - 1];
        entryTo = new int[start.length - 1];
        targets(plan.synapses(), plan.batch());
    }

    /** Whether something acts at every step, so that weights are clipped after it too, and what rounding leaves out is kept. */
    static boolean actsEveryStep(PlasticPlan plan) {
        return plan.upkeep().stream().anyMatch(upkeep -> everySteps(upkeep, plan.dtMs()) == 1);
    }

    private static long everySteps(Upkeep upkeep, double dtMs) {
        return Double.isInfinite(upkeep.everyMs()) ? AT_RESETS : Math.max(1, StrictMath.round(upkeep.everyMs() / dtMs));
    }

    private static TraceBank bank(PlasticPlan plan, Trace trace) {
        int from = plan.targetFrom() * plan.batch();
        return new TraceBank(List.of(trace), plan.dtMs(), 0, 0, from, plan.targetTo() * plan.batch(), false);
    }

    /** Where each column begins in the canonical order. */
    private static int[] starts(Incoming incoming, SynapseGroups groups) {
        if (!(incoming instanceof Synapses some && some.shared())) {
            return groups.targetStart();
        }
        int[] starts = new int[some.weight().length / some.kernel() + 1];
        Arrays.setAll(starts, k -> k * some.kernel());
        return starts;
    }

    /** The targets of a column: its own, or those of a kernel, which stand in a row. */
    private void targets(Incoming incoming, int batch) {
        int[] of = synapses.targetStart();
        for (int t = 0; t < of.length - 1; t++) {
            for (int k = of[t]; k < of[t + 1]; k++) {
                int c = incoming instanceof Synapses some && some.shared() ? some.slot()[k] / some.kernel() : t;
                entryFrom[c] = entryTo[c] == 0 ? t * batch : entryFrom[c];
                entryTo[c] = (t + 1) * batch;
            }
        }
    }

    /** After the events of {@code step}. */
    void endStep(long step, SpikeHistory target) {
        for (int u = 0; u < upkeep.length; u++) {
            if (banks.get(u).isPresent()) {
                TraceBank bank = banks.get(u).get();
                bank.advance(step);
                bank.raise(target);
            }
        }
        for (int u = 0; u < upkeep.length; u++) {
            if (everySteps[u] == 1) {
                act(u, dtMs);
            }
        }
        if (late || unclipped) {
            clip();
        }
        for (int u = 0; u < upkeep.length; u++) {
            if (everySteps[u] > 1 && step % everySteps[u] == 0) {
                act(u, everySteps[u] * dtMs);
                unclipped = true;
            }
        }
    }

    /** Before neurons go back to where they began. */
    void endPresentation() {
        for (int u = 0; u < upkeep.length; u++) {
            if (everySteps[u] == AT_RESETS) {
                act(u, 0);
                unclipped = true;
            }
        }
    }

    /** Whether weights may be out of bounds until the step ends. */
    boolean unclipped() {
        return unclipped;
    }

    private void act(int u, double elapsedMs) {
        if (room.length > 0 && upkeep[u] instanceof ManyColumns many) {
            many.apply(weight, room);
            return;
        }
        column.elapsedMs = elapsedMs;
        for (int c = 0; c < start.length - 1; c++) {
            column.first = start[c];
            column.size = start[c + 1] - start[c];
            if (column.size > 0) {
                column.trace = mean(banks.get(u), c);
                upkeep[u].apply(column);
            }
        }
    }

    private double mean(Optional<TraceBank> bank, int of) {
        if (bank.isEmpty()) {
            return 0;
        }
        bank.get().settle();
        double sum = 0;
        for (int e = entryFrom[of]; e < entryTo[of]; e++) {
            sum += bank.get().values[0][e];
        }
        return sum / (entryTo[of] - entryFrom[of]);
    }

    private void clip() {
        int whole = weight.length - weight.length % PART;
        clip(exceeds(whole) ? 0 : whole, weight.length);
        unclipped = false;
    }

    /** Whether any of the first {@code end} weights is out of bounds; mostly none is, and looking costs less than clipping. */
    private boolean exceeds(int end) {
        Arrays.fill(excess, 0);
        for (int from = 0; from < end; from += PART) {
            System.arraycopy(weight, from, part, 0, PART);
            exceed(part, weightMin, weightMax, excess);
        }
        for (float by : excess) {
            if (!(by <= 0)) {
                return true;
            }
        }
        return false;
    }

    private static void exceed(float[] weights, float min, float max, float[] by) {
        for (int k = 0; k < weights.length; k++) {
            by[k] = Math.max(by[k], Math.max(min - weights[k], weights[k] - max));
        }
    }

    private void clip(int from, int to) {
        for (int k = from; k < to; k++) {
            float clipped = weight[k] < weightMin ? weightMin : weight[k] > weightMax ? weightMax : weight[k];
            if (clipped != weight[k]) {
                weight[k] = clipped;
                forgetRest(k);
            }
        }
    }

    private void forgetRest(int k) {
        if (rest.length > 0) {
            rest[k] = 0;
        }
    }

    void save(String prefix, StageState state) {
        state.put(prefix + "unclipped", new int[] {unclipped ? 1 : 0});
        for (int u = 0; u < upkeep.length; u++) {
            String name = prefix + "upkeep" + u + ".";
            banks.get(u).ifPresent(bank -> bank.save(name, state));
        }
    }

    void restore(String prefix, StageState state) {
        unclipped = state.ints(prefix + "unclipped")[0] == 1;
        for (int u = 0; u < upkeep.length; u++) {
            String name = prefix + "upkeep" + u + ".";
            banks.get(u).ifPresent(bank -> bank.restore(name, state));
        }
    }

    /** The column that an upkeep sees. */
    private final class Weights implements Upkeep.Column {
        private int first;
        private int size;
        private double trace;
        private double elapsedMs;

        @Override
        public int size() {
            return size;
        }

        @Override
        public double weight(int k) {
            int place = synapses.canonical()[first + k];
            return rest.length > 0 ? (double) weight[place] + rest[place] : weight[place];
        }

        @Override
        public void weight(int k, double value) {
            int place = synapses.canonical()[first + k];
            float rounded = (float) value;
            weight[place] = rounded;
            if (rest.length > 0) {
                rest[place] = (float) (value - rounded);
            }
        }

        @Override
        public double trace() {
            return trace;
        }

        @Override
        public double elapsedMs() {
            return elapsedMs;
        }
    }
}
