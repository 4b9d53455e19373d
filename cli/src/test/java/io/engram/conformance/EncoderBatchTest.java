package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.neurons.LatencyEncoder;
import io.engram.neurons.RankOrderEncoder;
import io.engram.neurons.RepeatEncoder;
import io.engram.neurons.SingleEncoder;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import io.engram.runtime.spi.EncoderModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of a batch shows a pattern of its own, as a run of that pattern alone does. */
class EncoderBatchTest {
    private static final int ROWS = 3;
    private static final double MS = 60;

    static List<EncoderModel> encoders() {
        return EncoderNetworks.encoders();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encoders")
    void shouldShowAPatternARow(EncoderModel encoder) {
        List<float[]> patterns = IntStream.range(0, ROWS)
                .mapToObj(row -> EncoderNetworks.pattern(encoder, row).values())
                .toList();
        List<List<String>> rows = spikes(encoder, patterns, 1);

        assertThat(spikes(encoder, patterns, 3)).as("3 shards").isEqualTo(rows);
        boolean drawn = !(encoder instanceof RankOrderEncoder
                || encoder instanceof LatencyEncoder
                || encoder instanceof SingleEncoder
                || encoder instanceof RepeatEncoder);
        for (int row = 0; row < (drawn ? 1 : ROWS); row++) {
            assertThat(rows.get(row)).isNotEmpty();
            assertThat(spikes(encoder, List.of(patterns.get(row)), 1).get(0))
                    .as("row %d", row)
                    .isEqualTo(rows.get(row));
        }
    }

    private static Network network(EncoderModel encoder, int rows) {
        return Network.named("rows")
                .seed(9)
                .dtMs(1)
                .batch(rows)
                .population("in", EncoderNetworks.SIZE, encoder)
                .recordSpikes("in")
                .build();
    }

    /** Of each row, step and neuron of each spike. */
    private static List<List<String>> spikes(EncoderModel encoder, List<float[]> patterns, int shards) {
        List<List<String>> spikes = new ArrayList<>();
        patterns.forEach(pattern -> spikes.add(new ArrayList<>()));
        SimulationOptions options = SimulationOptions.DEFAULT.withShards(shards).withThreads(1);
        try (Simulation simulation = Simulation.start(network(encoder, patterns.size()), options)) {
            simulation.onSpikes(frame -> {
                for (int k = 0; k < frame.size(); k++) {
                    spikes.get(frame.row(k)).add(frame.firstStep() + frame.stepOffset(k) + ":" + frame.neuron(k));
                }
            });
            for (int row = 0; row < patterns.size(); row++) {
                simulation.row(row).setValues("in", patterns.get(row));
            }
            simulation.runForMs(MS);
        }
        return spikes;
    }
}
