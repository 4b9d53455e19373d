package io.engram.neurons;

import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Repeats what arrives, in the step of arrival: as many spikes as the sum of the arriving weights, rounded, so that a spike
 * over a synapse of weight 1 is one spike and coincident ones keep their number (NEST's {@code parrot_neuron}). A sum below
 * one half emits nothing.
 */
public record Relay() implements NeuronModel {

    @Override
    public String summary() {
        return "repeats arriving spikes with their multiplicity; weight 1 a spike (NEST's parrot_neuron)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of();
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        return (block, from, to) -> {
            double[] arriving = block.input(0);
            for (int i = from; i < to; i++) {
                if (arriving[i] >= 0.5) {
                    int events = (int) Math.round(arriving[i]);
                    for (int event = 0; event < events; event++) {
                        block.spike(i);
                    }
                }
            }
        };
    }
}
