package io.engram.neurons;

import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.NeuronContext;

/** Uniform numbers in [0, 1) as a function of their place alone. A test may put given ones in their stead. */
interface Uniforms {

    /** The number for {@code place}, such as a neuron of the population, of row {@code row} at step {@code step}. */
    double at(long step, int row, int place);

    /** Those of a population; row 0 draws what a run of one input draws. */
    static Uniforms of(NeuronContext context) {
        long key = context.key();
        return (step, row, place) -> Draws.uniform(Draws.key(Draws.row(key, row), step), place);
    }
}
