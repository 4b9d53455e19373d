package io.engram.neurons;

import io.engram.runtime.spi.ArrayNeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.ArrayList;
import java.util.List;

/** One neuron, driven a step at a time. */
final class OneCell {
    final ArrayNeuronBlock block;
    private final List<String> names;
    private final NeuronKernel kernel;
    private long step;

    OneCell(NeuronModel model, double dtMs) {
        block = new ArrayNeuronBlock(model, 1);
        names = model.state().stream().map(StateVariable::name).toList();
        kernel = model.kernel(new NeuronContext(5, dtMs, 1, 0, 1));
    }

    /** The next step, in which {@code input} arrives; returns whether the neuron fires. */
    boolean step(double input) {
        step++;
        block.at(step, step);
        block.clearInput();
        block.clearSpikes();
        block.arrive(0, input);
        kernel.step(block, 0, 1);
        return block.spikeCount() == 1;
    }

    /** The steps of {@code count} at which it fires under constant input. */
    List<Integer> spikes(double input, int count) {
        List<Integer> spikes = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            if (step(input)) {
                spikes.add(k);
            }
        }
        return spikes;
    }

    double state(String name) {
        return block.state(names.indexOf(name))[0];
    }

    void set(String name, double value) {
        block.state(names.indexOf(name))[0] = value;
    }
}
