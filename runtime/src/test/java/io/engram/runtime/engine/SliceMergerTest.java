package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Standins;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.wire.FrameReader;
import io.engram.runtime.wire.FrameWriter;
import io.engram.runtime.wire.Link;
import io.engram.runtime.wire.ShardSpikes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What shards wrote comes out in one order, values beside their units, whichever shard was read first. */
class SliceMergerTest {
    private static final int SHARDS = 3;
    private static final int SIZE = 300;
    private static final int STEPS = 4;
    /** The one in the middle is graded. */
    private static final int GRADED = 1;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldMergeSpikesAndValues(long seed) {
        Random random = new Random(seed);
        SliceMerger merger = new SliceMerger(plan());
        List<String> merged = new ArrayList<>();
        for (int slice = 0; slice < 40; slice++) {
            long first = 1 + (long) STEPS * slice;
            ShardSpikes[][] written = written(random, first, slice % 4);
            merger.begin(first);
            send(written, random, merger, first + STEPS - 1);
            merged.clear();

            merger.emit(STEPS, List.of(new Lines(merged)));

            assertThat(merged).as("slice %d of seed %d", slice, seed).isEqualTo(expected(written));
        }
    }

    private static RunPlan plan() {
        Network network = Network.named("mixed")
                .dtMs(1)
                .population("before", SIZE, new Standins.IafPscExp())
                .population("units", SIZE, new Standins.ThresholdUnit())
                .population("after", SIZE, new Standins.IafPscExp())
                .build();
        return RunPlan.of(network, SimulationOptions.DEFAULT.withShards(SHARDS).withThreads(1));
    }

    /** Of each population and shard; kind 0 has none of the units, kind 1 nothing else. */
    private static ShardSpikes[][] written(Random random, long first, int kind) {
        ShardSpikes[][] slices = new ShardSpikes[3][SHARDS];
        for (int p = 0; p < slices.length; p++) {
            boolean silent = p == GRADED ? kind == 0 : kind == 1;
            for (int s = 0; s < SHARDS; s++) {
                ShardSpikes slice = new ShardSpikes(STEPS);
                slice.begin(first);
                for (int k = 0; k < STEPS; k++) {
                    int count = silent || random.nextInt(3) == 0 ? 0 : random.nextInt(SIZE / SHARDS);
                    for (int i = 0; i < count; i++) {
                        int id = s * SIZE / SHARDS + i;
                        if (p == GRADED) {
                            slice.add(id, random.nextFloat() - 0.5f);
                        } else {
                            slice.add(id);
                        }
                    }
                    slice.endStep();
                }
                slices[p][s] = slice;
            }
        }
        return slices;
    }

    private static void send(ShardSpikes[][] written, Random random, SliceMerger merger, long lastStep) {
        Link link = new Link(1 << 20);
        FrameWriter writer = new FrameWriter(link, () -> {
            throw new IllegalStateException("the ring is full");
        });
        List<int[]> order = new ArrayList<>();
        for (int p = 0; p < written.length; p++) {
            for (int s = 0; s < SHARDS; s++) {
                order.add(new int[] {p, s});
            }
        }
        Collections.shuffle(order, random);
        order.forEach(of -> writer.spikes(of[0], of[1], written[of[0]][of[1]]));
        new FrameReader(link, merger).readUpTo(lastStep);
    }

    private static List<String> expected(ShardSpikes[][] written) {
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < STEPS; k++) {
            for (int p = 0; p < written.length; p++) {
                for (ShardSpikes slice : written[p]) {
                    for (int e = slice.start(k); e < slice.end(k); e++) {
                        float value = p == GRADED ? slice.values()[e] : 1;
                        lines.add(line(slice.firstStep() + k, p, slice.ids()[e], value));
                    }
                }
            }
        }
        return lines;
    }

    private static String line(long step, int population, int neuron, float value) {
        return step + ":" + population + ":" + neuron + "=" + value;
    }

    private record Lines(List<String> lines) implements Sink {
        @Override
        public void open(RunHeader header) {}

        @Override
        public void spikes(SpikeFrame frame) {
            boolean graded = false;
            for (int k = 0; k < frame.size(); k++) {
                graded |= frame.population(k) == GRADED;
                long step = frame.firstStep() + frame.stepOffset(k);
                lines.add(line(step, frame.population(k), frame.neuron(k), frame.value(k)));
            }
            assertThat(frame.graded()).isEqualTo(graded);
        }

        @Override
        public void end(RunEnd end) {}

        @Override
        public void close() {}
    }
}
