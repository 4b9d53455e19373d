package io.engram.runtime.engine;

import io.engram.runtime.network.Delays;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Reduction;
import io.engram.runtime.spi.Upkeep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that is needed to build the block of one plastic projection on one shard.
 *
 * @param name the projection
 * @param projection its place in the network
 * @param sourceSize neurons of the source population
 * @param targetFrom first neuron of the target population in this shard
 * @param targetTo one past the last
 * @param receptors channels of the target's input, 1 or 2; with 2, negative weights go to the second
 * @param synapses those that end in this shard; none where {@code dense} draws them
 * @param batch rows of every neuron, which share the weights
 * @param reduction what becomes of the rows' changes
 * @param upkeep what keeps the weights in order beside the rule
 * @param signals those that move by themselves and that the rule listens to
 * @param dense for a graded rule, whose block holds a weight for every source and target
 */
public record PlasticPlan(
        String name,
        int projection,
        LearningRule rule,
        double dtMs,
        int sliceSteps,
        int sourceSize,
        int targetFrom,
        int targetTo,
        int receptors,
        Delays delays,
        Incoming synapses,
        Optional<Dense> dense,
        int batch,
        Reduction reduction,
        List<Upkeep> upkeep,
        List<SignalPlan> signals) {

    /**
     * How dense weights begin.
     *
     * @param autapses whether a neuron of the one population on both sides is connected to itself
     * @param constant the weight that all have, if they have one
     * @param drawer draws them for any targets
     */
    public record Dense(boolean autapses, OptionalDouble constant, SynapseDrawer drawer) {}

    /** A plan for a rule that learns from the spikes of one input. */
    public PlasticPlan(
            String name,
            int projection,
            LearningRule rule,
            double dtMs,
            int sliceSteps,
            int sourceSize,
            int targetFrom,
            int targetTo,
            int receptors,
            Delays delays,
            Incoming synapses) {
        this(
                name,
                projection,
                rule,
                dtMs,
                sliceSteps,
                sourceSize,
                targetFrom,
                targetTo,
                receptors,
                delays,
                synapses,
                Optional.empty(),
                1,
                Reduction.MEAN,
                List.of(),
                List.of());
    }

    /** The same for {@code rows} rows. */
    public PlasticPlan withBatch(int rows, Reduction rowsTo) {
        return with(rows, rowsTo, upkeep, signals);
    }

    /** The same with {@code newUpkeep}. */
    public PlasticPlan withUpkeep(List<Upkeep> newUpkeep) {
        return with(batch, reduction, newUpkeep, signals);
    }

    /** The same with signals that move by themselves. */
    public PlasticPlan withSignals(List<SignalPlan> newSignals) {
        return with(batch, reduction, upkeep, newSignals);
    }

    private PlasticPlan with(int rows, Reduction rowsTo, List<Upkeep> newUpkeep, List<SignalPlan> newSignals) {
        return new PlasticPlan(
                name,
                projection,
                rule,
                dtMs,
                sliceSteps,
                sourceSize,
                targetFrom,
                targetTo,
                receptors,
                delays,
                synapses,
                dense,
                rows,
                rowsTo,
                newUpkeep,
                newSignals);
    }

    /** When the rule sees a source's spike, in steps after it, for a synapse with {@code delaySteps}. */
    public int preDelaySteps(int delaySteps) {
        return part(delays.pre(), delaySteps, dtMs);
    }

    /** When the rule sees a target's spike, in steps after it, for a synapse with {@code delaySteps}. */
    public int postDelaySteps(int delaySteps) {
        return part(delays.post(), delaySteps, dtMs);
    }

    /** {@code part} of a delay, in steps. */
    public static int part(Delays.Part part, int delaySteps, double dtMs) {
        if (part instanceof Delays.Part.Fixed fixed) {
            return (int) StrictMath.round(fixed.ms() / dtMs);
        }
        return delaySteps - ((Delays.Part.OfDelay) part).lessSteps();
    }
}
