package io.engram.examples.docs;

import io.engram.neurons.IafPscExp;
import io.engram.neurons.Poisson;
import io.engram.plasticity.PairStdp;
import io.engram.recorder.Journal;
import io.engram.runtime.Simulation;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;

/** The program of the README. */
final class FirstNetwork {
    private FirstNetwork() {}

    static void run(Path runDirectory, PrintStream out) {
        // spotless:off
        // snippet: first
        Network network = Network.named("first").seed(42).dtMs(0.1).durationMs(60_000)
                .population("inputs", 1000, Poisson.atHz(15))
                .population("output", 1, new IafPscExp())
                .projection("learn", "inputs", "output", Connect.allToAll(), Value.uniform(0, 40), // pA
                        Delays.ofMs(1.0), PairStdp.nest(20, 20, 0.005, 1.05, 0, 0, 40))
                .recordSpikes("output").recordWeights("learn", 1000)
                .build();
        try (Simulation simulation = Simulation.start(network, Journal.in(runDirectory))) {
            simulation.runForMs(60_000);
            out.println(simulation.statistics().population("output"));
            out.println(Arrays.toString(simulation.weights("learn").histogram(10, 0, 40)));
        }
        // end
        // spotless:on
    }
}
