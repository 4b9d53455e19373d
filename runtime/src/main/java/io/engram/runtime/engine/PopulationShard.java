package io.engram.runtime.engine;

import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.wire.ShardSpikes;
import io.engram.runtime.wire.StateSamples;
import java.util.List;

/**
 * One shard of a population: entries {@code from} (inclusive) to {@code to} (exclusive), one a neuron and row of the batch.
 * Owned by the population's actor, lent to a worker during a grant; one thread at a time.
 */
abstract class PopulationShard {
    private final String stage;
    private final int population;
    private final int shard;
    private final int from;
    private final int to;
    private final int batch;
    private final long warmUpSteps;
    private final boolean recorded;
    private final ShardSpikes spikes;
    private final DigestSum digest = new DigestSum();
    private long spikeCount;
    private long spikeCountAfterWarmUp;

    PopulationShard(ShardPlan plan) {
        stage = "population \"" + plan.description().name() + '"';
        population = plan.population();
        shard = plan.shard();
        batch = plan.batch();
        from = plan.from() * batch;
        to = plan.to() * batch;
        warmUpSteps = plan.warmUpSteps();
        recorded = plan.recorded();
        spikes = new ShardSpikes(plan.sliceSteps());
    }

    /** Shard {@code shard} of population {@code population}; if it is to be joined, it waits for that. */
    static PopulationShard of(RunPlan plan, int population, int shard) {
        ShardPlan part = ShardPlan.of(plan.network(), population, shard, plan.shards(), plan.sliceSteps());
        if (part.description().isSource()) {
            return new SourceShard(part);
        }
        return JointInputs.joins(plan, population)
                ? new NeuronShard(part, StaticInputs.Choice.NONE)
                : new NeuronShard(part, StaticInputs.byDescription(plan.rows()));
    }

    /** Advances through {@code steps} steps from {@code firstStep} on, leaving its spikes in {@link #spikes}. */
    final void advance(long firstStep, int steps) {
        spikes.begin(firstStep);
        try {
            for (int k = 0; k < steps; k++) {
                step(firstStep + k, spikes);
                spikes.endStep();
            }
        } catch (RuntimeException | Error e) {
            throw StageFailure.at(stage, firstStep + spikes.steps(), e);
        }
        count(firstStep, steps);
    }

    /** One step; spikes are entries of the population. */
    abstract void step(long step, ShardSpikes out);

    /** Delivers spikes of the newest {@code steps} steps through the static synapses that end here. */
    void deliver(long firstStep, int steps, SpikeHistory[] histories) {}

    /** How many steps before a slice {@link #deliver} looks back on. */
    int historySteps() {
        return 0;
    }

    /** Samples of chosen neurons gathered in the slice; one a state recorder that looks here. */
    List<StateSamples> samples() {
        return List.of();
    }

    /** Something from outside that acts from {@code input.step()} on. */
    abstract void accept(OutsideInput input);

    /** Synapses of static projections that end here and are not joined with those of others. */
    long staticSynapses() {
        return 0;
    }

    /** A copy of state column {@code variable}, one value an entry. */
    abstract double[] state(int variable);

    private void count(long firstStep, int steps) {
        int[] ids = spikes.ids();
        for (int k = 0; k < steps; k++) {
            long step = firstStep + k;
            int begin = spikes.start(k);
            int end = spikes.end(k);
            check(step, ids, begin, end);
            spikeCount += end - begin;
            if (step > warmUpSteps) {
                spikeCountAfterWarmUp += end - begin;
            }
            if (recorded) {
                digest(step, ids, begin, end);
            }
        }
    }

    /** A graded event counts with its value. */
    private void digest(long step, int[] ids, int begin, int end) {
        boolean graded = spikes.graded();
        for (int s = begin; s < end; s++) {
            long value = graded ? (long) Float.floatToRawIntBits(spikes.values()[s]) << 32 : 0;
            digest.add(step, population, value | ids[s]);
        }
    }

    /** Spikes out of order or of another shard's neuron would be summed in an order that depends on the shards. */
    private void check(long step, int[] ids, int begin, int end) {
        int last = from;
        for (int s = begin; s < end; s++) {
            int id = ids[s];
            if (id < last || id >= to) {
                throw StageFailure.at(stage, step, outOfOrder(id, last));
            }
            last = id;
        }
    }

    private IllegalStateException outOfOrder(int id, int last) {
        boolean other = id < from || id >= to;
        return new IllegalStateException("its model lets neuron " + neuron(id) + " fire "
                + (other
                        ? "in the part of neurons " + neuron(from) + " to " + neuron(to - 1)
                        : "after neuron " + neuron(last))
                + "; neurons of a step must ascend and be of the part that is stepped");
    }

    private String neuron(int entry) {
        int neuron = Math.floorDiv(entry, batch);
        return batch == 1 ? "" + neuron : neuron + " of row " + Math.floorMod(entry, batch);
    }

    /** What it is called where it fails. */
    final String stage() {
        return stage;
    }

    final int population() {
        return population;
    }

    final int shard() {
        return shard;
    }

    final int from() {
        return from;
    }

    final int batch() {
        return batch;
    }

    /** Entries. */
    final int size() {
        return to - from;
    }

    final boolean recorded() {
        return recorded;
    }

    /** The spikes of the last slice; valid until the next. */
    final ShardSpikes spikes() {
        return spikes;
    }

    final DigestSum digest() {
        return digest;
    }

    final long spikeCount() {
        return spikeCount;
    }

    final long spikeCountAfterWarmUp() {
        return spikeCountAfterWarmUp;
    }

    void save(String prefix, StageState state) {
        state.put(prefix + "digest", digest.save());
        state.put(prefix + "counts", new long[] {spikeCount, spikeCountAfterWarmUp});
    }

    void restore(String prefix, StageState state) {
        digest.restore(state.longs(prefix + "digest"));
        spikeCount = state.longs(prefix + "counts")[0];
        spikeCountAfterWarmUp = state.longs(prefix + "counts")[1];
    }
}
