package io.engram.runtime.engine;

import io.engram.runtime.wire.FrameReader;
import io.engram.runtime.wire.ShardSpikes;

/**
 * The spikes of all shards of a slice, as far as one worker needs them, put together by population into histories. Shards
 * of a population are contiguous, so one after another they ascend. One thread.
 */
final class SpikeBoard {
    private final boolean[] needed;
    private final ShardSpikes[][] staged;
    private final SpikeHistory[] histories;
    private long firstStep;

    /** {@code historySteps}: how far back stages look, beyond the slice. */
    SpikeBoard(RunPlan plan, int historySteps) {
        boolean[] sends = plan.sends();
        boolean[] learns = plan.learns();
        int populations = sends.length;
        needed = new boolean[populations];
        staged = new ShardSpikes[populations][plan.shards()];
        histories = new SpikeHistory[populations];
        for (int p = 0; p < populations; p++) {
            needed[p] = sends[p] || learns[p];
            histories[p] = new SpikeHistory(needed[p] ? plan.sliceSteps() + historySteps + 1 : 1);
            for (int s = 0; s < plan.shards(); s++) {
                staged[p][s] = new ShardSpikes(plan.sliceSteps());
            }
        }
    }

    /** Puts the shard's own record in place of the staged one, which frames fill. */
    void own(PopulationShard shard) {
        staged[shard.population()][shard.shard()] = shard.spikes();
    }

    /** Makes ready for the frames of the slice that begins at {@code newFirstStep}. */
    void begin(long newFirstStep) {
        firstStep = newFirstStep;
    }

    /** Takes the spikes of one step of a frame. */
    void stage(int population, int shard, long step, int count, FrameReader.Neurons ids) {
        ShardSpikes spikes = staged[population][shard];
        if (spikes.firstStep() != firstStep) {
            spikes.begin(firstStep);
        }
        spikes.fillTo((int) (step - firstStep));
        spikes.addAll(count, ids);
    }

    /** All frames have come: appends the slice to the histories. */
    void merge(int steps) {
        for (int p = 0; p < needed.length; p++) {
            if (needed[p]) {
                merge(histories[p], staged[p], steps);
            }
        }
    }

    private void merge(SpikeHistory history, ShardSpikes[] shards, int steps) {
        for (int k = 0; k < steps; k++) {
            history.open(firstStep + k);
        }
        for (int s = 0; s < shards.length; s++) {
            ShardSpikes spikes = shards[s];
            if (spikes.firstStep() == firstStep && spikes.count() > 0) {
                spikes.fillTo(steps);
                for (int k = 0; k < steps; k++) {
                    if (spikes.end(k) > spikes.start(k)) {
                        history.append(firstStep + k, spikes, k);
                    }
                }
            }
        }
    }

    SpikeHistory[] histories() {
        return histories;
    }

    void save(StageState state) {
        for (int p = 0; p < histories.length; p++) {
            histories[p].save("history." + p + ".", state);
        }
    }

    void restore(StageState state) {
        for (int p = 0; p < histories.length; p++) {
            histories[p].restore("history." + p + ".", state);
        }
    }
}
