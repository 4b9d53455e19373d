package io.engram.runtime.engine;

import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Keeps half of its state a step and adds all that arrives; fires from 2 on, and every 17 steps by itself, each neuron at
 * another one. Where weights are sixteenths its sums are exact.
 */
record Hearer(List<String> receptors) implements NeuronModel {
    private static final int BY_ITSELF_STEPS = 17;

    @Override
    public String summary() {
        return "keeps half and adds what arrives";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(new StateVariable("v", "", 0));
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        return kernel(new NeuronContext(0, dtMs, 0, 0, 0));
    }

    @Override
    public NeuronKernel kernel(NeuronContext context) {
        int first = context.from() * context.batch();
        return (block, from, to) -> {
            double[] v = block.state(0);
            for (int i = from; i < to; i++) {
                v[i] *= 0.5;
                for (int r = 0; r < receptors.size(); r++) {
                    v[i] += block.input(r)[i];
                }
                if (v[i] >= 2 || (block.step() + 5L * (first + i)) % BY_ITSELF_STEPS == 0) {
                    block.spike(i);
                }
            }
        };
    }
}
