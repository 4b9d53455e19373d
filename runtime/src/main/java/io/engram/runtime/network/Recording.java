package io.engram.runtime.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a run records. It does not change what is simulated.
 *
 * @param spikes names of populations whose spikes are recorded; empty Optional: every population that is not a source
 */
public record Recording(Optional<List<String>> spikes, List<States> states, List<Weights> weights) {
    /** Of more weights than these a recorder of all gets a digest, unless it asks for their values. */
    public static final long MOST_UNASKED_WEIGHTS = 1L << 24;

    /** Spikes of every population that is not a source, nothing else. */
    public static final Recording DEFAULT = new Recording(Optional.empty(), List.of(), List.of());

    public Recording {
        spikes = spikes.map(List::copyOf);
        states = List.copyOf(states);
        weights = List.copyOf(weights);
    }

    /** State variables of chosen neurons, after every {@code everySteps}-th step. */
    public record States(String population, List<String> variables, int[] neurons, int everySteps) {
        public States {
            variables = List.copyOf(variables);
            neurons = neurons.clone();
        }

        @Override
        public int[] neurons() {
            return neurons.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof States that
                    && population.equals(that.population)
                    && variables.equals(that.variables)
                    && Arrays.equals(neurons, that.neurons)
                    && everySteps == that.everySteps;
        }

        @Override
        public int hashCode() {
            return population.hashCode() * 31 + Arrays.hashCode(neurons);
        }
    }

    /**
     * Weights of a projection at the start, at every multiple of {@code everyMs}, and at the end. With {@code sources} and
     * {@code targets} (one pair a synapse) only of those synapses. More than {@link #MOST_UNASKED_WEIGHTS} are recorded as
     * a digest, unless their {@code values} are asked for.
     */
    public record Weights(String projection, double everyMs, int[] sources, int[] targets, boolean values) {
        public Weights {
            sources = sources.clone();
            targets = targets.clone();
        }

        /** All synapses. */
        public Weights(String projection, double everyMs) {
            this(projection, everyMs, new int[0], new int[0], false);
        }

        /** Those of the synapses from {@code sources[k]} to {@code targets[k]}. */
        public Weights(String projection, double everyMs, int[] sources, int[] targets) {
            this(projection, everyMs, sources, targets, true);
        }

        public boolean all() {
            return sources.length == 0;
        }

        @Override
        public int[] sources() {
            return sources.clone();
        }

        @Override
        public int[] targets() {
            return targets.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Weights that
                    && projection.equals(that.projection)
                    && everyMs == that.everyMs
                    && Arrays.equals(sources, that.sources)
                    && Arrays.equals(targets, that.targets)
                    && values == that.values;
        }

        @Override
        public int hashCode() {
            return projection.hashCode() * 31 + Arrays.hashCode(targets);
        }
    }
}
