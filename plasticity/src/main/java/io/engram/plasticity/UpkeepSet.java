package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.StageState;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Upkeep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The upkeep of one block's weights, column by column: those of a target, or of a kernel that targets share. Owned by its
 * block; one thread.
 */
final class UpkeepSet {
    private final Upkeep[] upkeep;
    private final long[] everySteps;
    private final double dtMs;
    private final float[] weight;
    private final int[] canonical;
    private final int[] start;
    private final float weightMin;
    private final float weightMax;
    private final int entriesOfColumn;
    private final List<Optional<TraceBank>> banks = new ArrayList<>();
    private final Weights column = new Weights();
    private final boolean late;
    private boolean unclipped;

    /** Weight k of the canonical order stands at {@code weight[canonical[k]]}. */
    UpkeepSet(PlasticPlan plan, float[] weight, int[] canonical) {
        this.weight = weight;
        this.canonical = canonical;
        dtMs = plan.dtMs();
        upkeep = plan.upkeep().toArray(Upkeep[]::new);
        everySteps = new long[upkeep.length];
        boolean each = false;
        for (int u = 0; u < upkeep.length; u++) {
            everySteps[u] = Math.max(1, StrictMath.round(upkeep[u].everyMs() / dtMs));
            each |= everySteps[u] == 1;
            banks.add(upkeep[u].trace().map(trace -> bank(plan, trace)));
        }
        late = each;
        weightMin = (float) plan.rule().weightMin();
        weightMax = (float) plan.rule().weightMax();
        start = starts(plan);
        int entries = (plan.targetTo() - plan.targetFrom()) * plan.batch();
        entriesOfColumn = start.length == 1 ? 0 : entries / (start.length - 1);
    }

    private static TraceBank bank(PlasticPlan plan, Trace trace) {
        int from = plan.targetFrom() * plan.batch();
        return new TraceBank(List.of(trace), plan.dtMs(), 0, 0, from, plan.targetTo() * plan.batch(), false);
    }

    /** Where each column begins in the canonical order. */
    private static int[] starts(PlasticPlan plan) {
        if (!plan.synapses().shared()) {
            return plan.synapses().targetStart();
        }
        int size = plan.synapses().kernel();
        int[] starts = new int[plan.synapses().weight().length / size + 1];
        for (int k = 0; k < starts.length; k++) {
            starts[k] = k * size;
        }
        return starts;
    }

    /** Whether something acts at every step, so that weights are clipped after it rather than at each event. */
    boolean late() {
        return late;
    }

    /** After the events of {@code step}. */
    void apply(long step, SpikeHistory target, boolean learning) {
        for (int u = 0; u < upkeep.length; u++) {
            if (banks.get(u).isPresent()) {
                TraceBank bank = banks.get(u).get();
                bank.advance(step);
                bank.raise(target);
            }
        }
        if (!learning) {
            return;
        }
        act(step, true);
        if (late || unclipped) {
            clip();
        }
        unclipped = act(step, false);
    }

    private boolean act(long step, boolean each) {
        boolean acted = false;
        for (int u = 0; u < upkeep.length; u++) {
            if (everySteps[u] == 1 == each && step % everySteps[u] == 0) {
                column.elapsedMs = everySteps[u] * dtMs;
                for (int c = 0; c < start.length - 1; c++) {
                    column.first = start[c];
                    column.size = start[c + 1] - start[c];
                    column.trace = mean(banks.get(u), c);
                    upkeep[u].apply(column);
                }
                acted = true;
            }
        }
        return acted;
    }

    private double mean(Optional<TraceBank> bank, int of) {
        if (bank.isEmpty()) {
            return 0;
        }
        double sum = 0;
        for (int e = of * entriesOfColumn; e < (of + 1) * entriesOfColumn; e++) {
            sum += bank.get().values[0][e];
        }
        return sum / entriesOfColumn;
    }

    private void clip() {
        for (int k = 0; k < weight.length; k++) {
            weight[k] = weight[k] < weightMin ? weightMin : weight[k] > weightMax ? weightMax : weight[k];
        }
    }

    /** Forgets the spikes up to {@code step}. */
    void reset(long step) {
        banks.forEach(bank -> bank.ifPresent(traces -> traces.reset(step)));
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
            return weight[canonical[first + k]];
        }

        @Override
        public void weight(int k, double value) {
            weight[canonical[first + k]] = (float) value;
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
