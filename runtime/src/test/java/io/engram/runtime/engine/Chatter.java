package io.engram.runtime.engine;

import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/** Counts its steps and fires at every second one; hears nothing. */
record Chatter() implements NeuronModel {

    /** The state of neuron {@code neuron} at {@code step}. */
    static double value(int neuron, long step) {
        return step;
    }

    @Override
    public String summary() {
        return "fires at every second step";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(new StateVariable("v", "", 0));
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        return (block, from, to) -> {
            double[] v = block.state(0);
            for (int i = from; i < to; i++) {
                v[i]++;
                if (v[i] % 2 == 0) {
                    block.spike(i);
                }
            }
        };
    }
}
