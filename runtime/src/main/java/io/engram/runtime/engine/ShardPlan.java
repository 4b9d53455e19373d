package io.engram.runtime.engine;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.Population;
import io.engram.runtime.spi.NeuronModel;

/**
 * Which neurons of which population make up a shard, and what all shards of a run share.
 *
 * @param population its place in the network
 * @param from first neuron
 * @param to one past the last
 */
record ShardPlan(Network network, int population, int shard, int from, int to, int sliceSteps) {

    /**
     * Shard {@code shard} of {@code shards}: a contiguous part, so that shards one after another are in order; the first
     * holds all of a population that must stay whole.
     */
    static ShardPlan of(Network network, int population, int shard, int shards, int sliceSteps) {
        Population description = network.populations().get(population);
        if (description.model() instanceof NeuronModel model && model.whole()) {
            return new ShardPlan(
                    network, population, shard, shard == 0 ? 0 : description.size(), description.size(), sliceSteps);
        }
        long size = description.size();
        return new ShardPlan(
                network,
                population,
                shard,
                (int) (size * shard / shards),
                (int) (size * (shard + 1) / shards),
                sliceSteps);
    }

    Population description() {
        return network.populations().get(population);
    }

    int size() {
        return to - from;
    }

    long warmUpSteps() {
        return network.steps(network.warmUpMs());
    }

    boolean recorded() {
        return network.recordsSpikesOf(description());
    }
}
