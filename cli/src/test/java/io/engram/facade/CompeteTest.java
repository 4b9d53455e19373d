package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.neurons.External;
import io.engram.neurons.IafPscDelta;
import io.engram.neurons.ThresholdUnit;
import io.engram.recorder.MemorySink;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.NetworkFile;
import io.engram.runtime.network.NetworkText;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neurons that compete: at most so many of a row send in a step. */
class CompeteTest {
    private static final int CELLS = 12;
    private static final int TRIALS = 60;
    private static final int EVERY = 5;

    /** Every cell fires one step after the input did, and is refractory for two. */
    private static NetworkBuilder all(int winners) {
        return Network.named("compete")
                .dtMs(1)
                .durationMs(1000)
                .population("in", 1, new External())
                .population("cells", CELLS, new IafPscDelta())
                .compete("cells", winners)
                .projection("drive", "in", "cells", Connect.allToAll(), Value.constant(100), Delays.ofMs(1))
                .recordSpikes("cells");
    }

    /** The winners by step, row after row. */
    private static Map<Long, List<String>> winners(Network network, int shards) {
        MemorySink memory = new MemorySink();
        SimulationOptions options = SimulationOptions.DEFAULT.withShards(shards).withThreads(Math.min(shards, 2));
        try (Simulation simulation = Simulation.start(network, options.withSinks(memory))) {
            for (int trial = 0; trial < TRIALS; trial++) {
                simulation.injectSpikes("in", 0);
                simulation.runForMs(EVERY);
            }
        }
        Map<Long, List<String>> winners = new TreeMap<>();
        memory.spikes().forEach(spike -> winners.computeIfAbsent(spike.step(), step -> new ArrayList<>())
                .add(spike.row() + ":" + spike.neuron()));
        return winners;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12, 40})
    void shouldLetSoManySendAtMost(int winners) {
        Map<Long, List<String>> sent = winners(all(winners).build(), 1);

        assertThat(sent).hasSize(TRIALS);
        assertThat(sent.values())
                .allSatisfy(step ->
                        assertThat(step).hasSize(Math.min(winners, CELLS)).doesNotHaveDuplicates());
    }

    @Test
    void shouldLetEveryoneWinNowAndThen() {
        TreeSet<String> seen = new TreeSet<>();
        winners(all(1).build(), 1).values().forEach(seen::addAll);
        assertThat(seen).hasSizeGreaterThan(CELLS - 3);
    }

    @Test
    void shouldResetThoseThatLoseToo() {
        try (Simulation simulation = Simulation.start(all(1).build())) {
            simulation.injectSpikes("in", 0);
            simulation.runForMs(2);
            assertThat(simulation.state("cells", "v")).containsOnly(simulation.state("cells", "v")[0]);
            assertThat(simulation.statistics().population("cells").spikes()).isEqualTo(1);
        }
    }

    @Test
    void shouldNotDependOnShardsAndGiveEachRowAWinnerOfItsOwn() {
        Map<Long, List<String>> one = winners(all(2).build(), 1);
        Network batch = all(2).batch(3).build();
        Map<Long, List<String>> rows = winners(batch, 1);

        assertThat(winners(all(2).build(), 3)).isEqualTo(one);
        assertThat(winners(batch, 3)).isEqualTo(rows);
        for (Map.Entry<Long, List<String>> step : rows.entrySet()) {
            assertThat(step.getValue()).hasSize(6);
            assertThat(step.getValue().stream().filter(spike -> spike.startsWith("0:")))
                    .as("row 0 is a run of one input")
                    .isEqualTo(one.get(step.getKey()));
        }
        assertThat(rows.values().stream().anyMatch(step -> !tail(step, "1:").equals(tail(step, "0:"))))
                .isTrue();
    }

    private static List<String> tail(List<String> step, String row) {
        return step.stream()
                .filter(spike -> spike.startsWith(row))
                .map(spike -> spike.substring(2))
                .toList();
    }

    @Test
    void shouldBeReadAndRendered() {
        Network network = NetworkFile.parse(
                "dt = 1 ms, duration = 1 ms\npopulations { a { model = iaf-psc-delta, size = 3, compete { winners = 2 } } }",
                "net.conf",
                Path.of("."),
                Map.of());

        assertThat(network.population("a").winners()).hasValue(2);
        assertThat(NetworkText.parse(NetworkText.render(network))).isEqualTo(network);
    }

    @Test
    void shouldSayWhatIsWrong() {
        assertThatThrownBy(() -> all(0).build())
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("populations.cells.compete.winners = 0; must be at least 1");
        assertThatThrownBy(() -> all(1).compete("in", 1).build())
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(
                        "populations.in.compete: is given, but external is a source; only neurons that spike compete");
        assertThatThrownBy(() -> Network.named("graded")
                        .dtMs(1)
                        .durationMs(1)
                        .population("units", 2, new ThresholdUnit())
                        .compete("units", 1)
                        .build())
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("populations.units.compete: is given, but threshold-unit is graded");
    }
}
