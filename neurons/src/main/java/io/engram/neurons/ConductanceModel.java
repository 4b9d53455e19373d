package io.engram.neurons;

import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import java.util.List;

/** What the neurons with {@link Conductances} are to the world: two receptors, of weights in nS; negative ones inhibit. */
interface ConductanceModel extends NeuronModel {
    @Override
    default List<String> receptors() {
        return List.of("excitatory", "inhibitory");
    }

    @Override
    default String inputUnit() {
        return "nS";
    }

    @Override
    default NeuronKernel kernel(double dtMs) {
        return kernel(new NeuronContext(0, dtMs, 0, 0, 0));
    }

    /** Kernels of one shard share a solver. */
    @Override
    NeuronKernel kernel(NeuronContext context);
}
