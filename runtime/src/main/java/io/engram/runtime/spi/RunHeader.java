package io.engram.runtime.spi;

import java.util.List;

/**
 * What a run is: enough to make it again.
 *
 * @param name the network's name
 * @param networkText the whole network as canonical text ({@code NetworkText})
 * @param seed the seed of every random number
 * @param dtMs the step
 * @param sliceSteps steps a slice
 * @param durationSteps the planned length
 * @param engramVersion the version that ran it
 * @param startedAt wall clock, ISO 8601
 * @param populations in declared order; a {@link SpikeFrame} names them by place
 * @param projections in declared order; a {@link WeightSnapshot} names them by place
 * @param batch how many inputs run at once
 */
public record RunHeader(
        String name,
        String networkText,
        long seed,
        double dtMs,
        int sliceSteps,
        long durationSteps,
        String engramVersion,
        String startedAt,
        List<PopulationInfo> populations,
        List<ProjectionInfo> projections,
        int batch) {

    /** A run of one input. */
    public RunHeader(
            String name,
            String networkText,
            long seed,
            double dtMs,
            int sliceSteps,
            long durationSteps,
            String engramVersion,
            String startedAt,
            List<PopulationInfo> populations,
            List<ProjectionInfo> projections) {
        this(
                name,
                networkText,
                seed,
                dtMs,
                sliceSteps,
                durationSteps,
                engramVersion,
                startedAt,
                populations,
                projections,
                1);
    }

    /**
     * A population of the run. {@code recorded}: its spikes come in spike frames. {@code graded}: it sends values ({@link
     * GradedModel}) rather than spikes.
     */
    public record PopulationInfo(String name, int size, boolean source, boolean recorded, boolean graded) {
        /** A population that spikes. */
        public PopulationInfo(String name, int size, boolean source, boolean recorded) {
            this(name, size, source, recorded, false);
        }
    }

    /** A projection of the run. */
    public record ProjectionInfo(String name, boolean plastic, long synapses) {}
}
