package io.engram.neurons;

import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;

/** Kernels whose random numbers are given, where a peer's traces hold what it drew. Here because the models' seam is their room's. */
public final class ReplayedKernels {
    private ReplayedKernels() {}

    /** A uniform number in [0, 1). */
    public interface Drawn {
        /** The number for {@code place}, such as a neuron, of row {@code row} at step {@code step}. */
        double at(long step, int row, int place);
    }

    /** The kernel of {@code model}; {@code drawn} is asked only where the model draws. */
    public static NeuronKernel of(NeuronModel model, NeuronContext context, Drawn drawn) {
        if (model instanceof DiehlCook cells) {
            return cells.kernel(context, drawn::at);
        }
        if (model instanceof Srm0 cells) {
            return cells.kernel(context, drawn::at);
        }
        return model.kernel(context);
    }
}
