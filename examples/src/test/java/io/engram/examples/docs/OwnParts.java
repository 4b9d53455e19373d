package io.engram.examples.docs;

import io.engram.neurons.Relay;
import io.engram.neurons.SpikeList;
import io.engram.runtime.Simulation;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.SpikeTrain;

/** One's own rule and neuron at work. */
final class OwnParts {
    private OwnParts() {}

    /** One pair of spikes at one synapse; the weight after it. */
    // snippet: pair
    static float weightAfterOnePair() {
        Network network = Network.named("one-pair")
                .dtMs(1)
                .population("source", 1, new SpikeList(SpikeTrain.of(new int[] {0}, new double[] {10})))
                .population("teacher", 1, new SpikeList(SpikeTrain.of(new int[] {0}, new double[] {14})))
                .population("target", 1, new Relay())
                .projection("teach", "teacher", "target", Connect.allToAll(), Value.constant(1), Delays.ofMs(1))
                .projection(
                        "learn",
                        "source",
                        "target",
                        Connect.allToAll(),
                        Value.constant(0.4),
                        Delays.ofMs(1),
                        new SoftBoundStdp())
                .build();
        try (Simulation simulation = Simulation.start(network)) {
            simulation.runForMs(30);
            return simulation.weights("learn").weight(0);
        }
    }
    // end

    /** The mean rate of one neuron under a constant current, over 2 s. */
    // snippet: current
    static double rateHz(double currentPa) {
        Network network = Network.named("one-cell")
                .population("cell", 1, new AdaptiveThresholdCell())
                .build();
        try (Simulation simulation = Simulation.start(network)) {
            simulation.injectCurrent("cell", 0, 1, currentPa, 2000);
            simulation.runForMs(2000);
            return simulation.statistics().population("cell").rateHz();
        }
    }
    // end
}
