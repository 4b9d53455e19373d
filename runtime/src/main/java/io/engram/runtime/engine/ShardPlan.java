package io.engram.runtime.engine;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.Population;

/**
 * Which neurons of which population make up a shard, and what all shards of a run share.
 *
 * @param population its place in the network
 * @param from first neuron
 * @param to one past the last
 */
record ShardPlan(Network network, int population, int shard, int from, int to, int sliceSteps) {

    /** Shard {@code shard} of {@code shards}: a contiguous part, so that shards one after another are in order. */
    static ShardPlan of(Network network, int population, int shard, int shards, int sliceSteps) {
        long size = network.populations().get(population).size();
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
