package io.engram.runtime.engine;

import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Signal;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.GradedRule;
import java.util.List;

/**
 * How a network is cut up: steps a slice, which the network alone determines, and workers and shards, which change no bit.
 *
 * @param rows how static synapses are laid out, which the network alone determines as well
 * @param sliceSteps the shortest way from a spike to its effect, see {@link #sliceSteps(Network)}
 */
record RunPlan(Network network, RowPlan rows, int sliceSteps, int workers, int shards, SimulationOptions.Mode mode) {
    private static final int LONGEST_SLICE_STEPS = 100;
    private static final double WORTH_A_WORKER_NANOS = 100_000;

    static RunPlan of(Network network, SimulationOptions options) {
        int sliceSteps = sliceSteps(network);
        int cores = Runtime.getRuntime().availableProcessors();
        int chosen = sliceNanos(network, sliceSteps) < WORTH_A_WORKER_NANOS ? 1 : cores;
        int workers = options.threads() > 0
                ? options.threads()
                : options.shards() > 0 ? Math.min(chosen, options.shards()) : chosen;
        int shards = options.shards() > 0 ? options.shards() : workers;
        return new RunPlan(network, RowPlan.of(network), sliceSteps, Math.min(workers, shards), shards, options.mode());
    }

    /**
     * The smallest, over all projections, of delay, and over plastic ones also of delay - preDelay + postDelay, in steps.
     */
    static int sliceSteps(Network network) {
        long least = LONGEST_SLICE_STEPS;
        for (Projection projection : network.projections()) {
            int delay = SynapseDrawer.leastDelaySteps(projection.delays().delayMs(), network.dtMs());
            least = Math.min(least, delay);
            if (projection.isPlastic()) {
                int pre = PlasticPlan.part(projection.delays().pre(), delay, network.dtMs());
                int post = PlasticPlan.part(projection.delays().post(), delay, network.dtMs());
                least = Math.min(least, (long) delay - pre + post);
            }
        }
        if (least < 1) {
            throw new SpecException(
                    "the delays of the projections leave a slice of " + least
                            + " steps; delay - preDelay + postDelay must be at least one step for every delay that may be drawn");
        }
        return (int) least;
    }

    /** A guess at the work in a slice, to tell whether a second worker pays. */
    private static double sliceNanos(Network network, int sliceSteps) {
        double nanosPerStep = 0;
        for (var population : network.populations()) {
            nanosPerStep += 4.0 * population.size();
        }
        for (Projection projection : network.projections()) {
            if (projection.rule().filter(GradedRule.class::isInstance).isPresent()) {
                // A tenth of the units may change.
                double sources =
                        network.population(projection.from().population()).size();
                nanosPerStep += 0.05
                        * sources
                        * network.population(projection.to().population()).size();
            }
        }
        return nanosPerStep * network.batch() * sliceSteps;
    }

    /** The worker on which shard {@code shard} is placed. */
    int workerOf(int shard) {
        return shard % workers;
    }

    /** The end of the slice that begins after {@code step}: the next multiple of a slice, or {@code until} if it is nearer. */
    long sliceEnd(long step, long until) {
        return Math.min(until, (step / sliceSteps + 1) * sliceSteps);
    }

    /** For each population, whether some projection carries its spikes. */
    boolean[] sends() {
        boolean[] sends = new boolean[network.populations().size()];
        for (Projection projection : network.projections()) {
            sends[network.populationIndex(projection.from().population())] = true;
        }
        for (Signal signal : network.signals()) {
            signal.from()
                    .ifPresent(
                            from -> sends[network.populationIndex(from.neurons().population())] = true);
        }
        return sends;
    }

    /** For each population, whether a plastic projection ends in it. */
    boolean[] learns() {
        boolean[] learns = new boolean[network.populations().size()];
        for (Projection projection : network.projections()) {
            if (projection.isPlastic()) {
                learns[network.populationIndex(projection.to().population())] = true;
            }
        }
        return learns;
    }

    /** The plastic projections, in declared order. */
    List<Projection> plasticProjections() {
        return network.projections().stream().filter(Projection::isPlastic).toList();
    }
}
