package io.engram.runtime.engine;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.Population;
import io.engram.runtime.network.Projection;

/**
 * Which neurons of which population make up a shard, and what all shards of a run share. Of a batch every row of a neuron
 * is in its shard: row b of neuron i is entry {@code i * batch + b} wherever there is something for each.
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
        if (description.whole()) {
            return new ShardPlan(
                    network, population, shard, shard == 0 ? 0 : description.size(), description.size(), sliceSteps);
        }
        int grain = grain(network, description);
        return new ShardPlan(
                network,
                population,
                shard,
                cut(description.size(), grain, shard, shards),
                cut(description.size(), grain, shard + 1, shards),
                sliceSteps);
    }

    /** Where shard {@code shard} begins: at a multiple of {@code grain}. */
    static int cut(int size, int grain, int shard, int shards) {
        return (int) ((long) size / grain * shard / shards) * grain;
    }

    /** How many neurons in a row share weights, so that they must stay together: the least that suits all projections. */
    private static int grain(Network network, Population population) {
        long grain = 1;
        for (Projection projection : network.projections()) {
            if (projection.to().population().equals(population.name())) {
                int one = projection.connect().grain();
                grain = grain / gcd(grain, one) * one;
            }
        }
        return population.size() % grain == 0 ? (int) grain : population.size();
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    Population description() {
        return network.populations().get(population);
    }

    int size() {
        return to - from;
    }

    int batch() {
        return network.batch();
    }

    /** One a neuron and row. */
    int entries() {
        return size() * batch();
    }

    long warmUpSteps() {
        return network.steps(network.warmUpMs());
    }

    boolean recorded() {
        return network.recordsSpikesOf(description());
    }
}
