package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BareLoopTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 2, 1", "3, 2, 7", "7, 1, 7"})
    void shouldGiveTheBitsOfASimulation(int shards, int threads, int delaySteps) {
        Network network = Network.named("heard")
                .seed(4)
                .dtMs(1)
                .population("a", 300, new Hearer(List.of("input")))
                .population("b", 100, new Hearer(List.of("up", "down")))
                .projection("aa", "a", "a", Connect.fixedInDegree(9), Value.uniform(-1, 1), delay(delaySteps))
                .projection("ab", "a", "b", Connect.fixedInDegree(40), Value.constant(0.1), delay(delaySteps))
                .projection("ba", "b", "a", Connect.fixedInDegree(2), Value.constant(-0.1), delay(delaySteps + 3))
                .build();
        String expected;
        SimulationOptions options = SimulationOptions.DEFAULT.withShards(shards).withThreads(threads);
        try (Simulation simulation = Simulation.start(network, options)) {
            simulation.runForMs(205);
            assertThat(simulation.statistics().spikes()).isGreaterThan(2000);
            expected = simulation.statistics().spikeDigest();
        }

        BareLoop loop = BareLoop.of(network, shards);
        loop.run(100);
        loop.run(105);

        assertThat(loop.spikeDigest()).isEqualTo(expected);
    }

    private static Delays delay(int steps) {
        return Delays.ofMs(steps);
    }
}
