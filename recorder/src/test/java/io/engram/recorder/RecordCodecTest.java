package io.engram.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.RandomRun;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.Transcript;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecTest {
    private final List<byte[]> records = new ArrayList<>();
    private final RecordWriter writer =
            new RecordWriter((bytes, length) -> records.add(Arrays.copyOf(bytes, length)), 0);
    private final RecordEncoder encoder = new RecordEncoder(writer, 1);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private List<String> decoded(long from, long to) {
        Transcript transcript = new Transcript();
        RecordDecoder decoder = new RecordDecoder(number -> {
            throw new AssertionError("no weights here");
        });
        RecordCursor cursor = new RecordCursor();
        for (byte[] bytes : records) {
            if (cursor.accept(bytes, bytes.length)) {
                decoder.deliver(cursor, from, to, transcript);
            }
        }
        return transcript.lines();
    }

    private static List<String> lines(SpikeFrame frame) {
        Transcript transcript = new Transcript();
        transcript.spikes(frame);
        return transcript.lines();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldDecodeTheFrameThatWasEncoded(long seed) {
        Random random = new Random(seed);
        SpikeFrame frame = RandomRun.frame(random, 1 + random.nextInt(1 << 20), 1 + random.nextInt(20));
        writer.after(random.nextInt(100));

        encoder.spikes(frame);

        assertThat(decoded(0, Long.MAX_VALUE)).isEqualTo(lines(frame));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldFindDamageInAnyByte(long seed) {
        Random random = new Random(seed);
        encoder.spikes(RandomRun.frame(random, 1, 5));
        byte[] bytes = records.get(0);

        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));

        assertThatThrownBy(() -> decoded(0, 100)).isInstanceOf(DamagedRecordException.class);
    }

    @Test
    void shouldCutARecordIntoPartsAndPutItTogether() {
        List<Integer> neurons = IntStream.range(0, 1_000_000).boxed().toList();
        OutsideInput input = new OutsideInput.Spikes(3, "inputs", neurons);

        encoder.marker(1, "x".repeat(3 * JournalFormat.PART_BYTES));
        encoder.input(input);

        assertThat(records).hasSizeGreaterThan(5).allMatch(part -> part.length < JournalFormat.PART_BYTES + 64);
        assertThat(decoded(0, 10))
                .containsExactly("marker 1 " + "x".repeat(3 * JournalFormat.PART_BYTES), input.toString());
    }

    @Test
    void shouldDropARecordThatWasCutOff() {
        encoder.marker(1, "x".repeat(3 * JournalFormat.PART_BYTES));
        records.remove(records.size() - 1);
        encoder.marker(2, "y");

        assertThat(decoded(0, 10)).containsExactly("marker 2 y");
    }

    @Test
    void shouldGiveOnlyTheStepsAskedFor() {
        SpikeFrame frame = RandomRun.frame(new Random(1), 11, 10);
        long inside = IntStream.range(0, frame.size())
                .filter(k -> frame.stepOffset(k) >= 2 && frame.stepOffset(k) <= 4)
                .count();

        encoder.spikes(frame);

        assertThat(decoded(13, 15)).singleElement().satisfies(line -> {
            assertThat(line).startsWith("spikes 13+3");
            assertThat(line.split(" ")).hasSize((int) inside + 2);
        });
        assertThat(decoded(21, 30)).isEmpty();
    }

    @Test
    void shouldRefuseSpikesOutOfOrder() {
        SpikeFrame backwards = new Backwards(RandomRun.frame(new Random(1), 11, 10));

        assertThatThrownBy(() -> encoder.spikes(backwards))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("step 11");
    }

    private record Backwards(SpikeFrame frame) implements SpikeFrame {
        @Override
        public long firstStep() {
            return frame.firstStep();
        }

        @Override
        public int stepCount() {
            return frame.stepCount();
        }

        @Override
        public int size() {
            return frame.size();
        }

        @Override
        public int stepOffset(int k) {
            return frame.stepOffset(size() - 1 - k);
        }

        @Override
        public int population(int k) {
            return frame.population(size() - 1 - k);
        }

        @Override
        public int neuron(int k) {
            return frame.neuron(size() - 1 - k);
        }
    }

    /** Synapses that a run says are the same, and which may be asked for once only. */
    private static final class SameSynapses implements WeightSnapshot {
        private int asked;

        @Override
        public Optional<Object> synapses() {
            return Optional.of("all");
        }

        @Override
        public long step() {
            return 7;
        }

        @Override
        public int projection() {
            return 0;
        }

        @Override
        public boolean change() {
            return false;
        }

        @Override
        public int size() {
            return 3;
        }

        @Override
        public int source(int k) {
            asked++;
            return k;
        }

        @Override
        public int target(int k) {
            return k;
        }

        @Override
        public float weight(int k) {
            return k;
        }
    }

    @Test
    void shouldNotAskAgainForSynapsesThatAreKnown() {
        SameSynapses snapshot = new SameSynapses();
        encoder.weights(snapshot);
        int asked = snapshot.asked;

        encoder.weights(snapshot);

        assertThat(asked).isPositive();
        assertThat(snapshot.asked).isEqualTo(asked);
        assertThat(records).as("a layout, and weights twice").hasSize(3);
        assertThat(Arrays.copyOfRange(records.get(2), JournalFormat.PAYLOAD, records.get(2).length - 4))
                .isEqualTo(Arrays.copyOfRange(records.get(1), JournalFormat.PAYLOAD, records.get(1).length - 4));
    }
}
