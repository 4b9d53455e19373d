package io.engram.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written to a link is what is read from it, whatever the slices are like. */
class FrameTest {
    private static final int CAPACITY = 1 << 16;
    private final Link link = new Link(CAPACITY);
    private final Received received = new Received();
    private final FrameReader reader = new FrameReader(link, received);
    private final FrameWriter writer = new FrameWriter(link, () -> {
        throw new IllegalStateException("the ring is full");
    });

    /** A slice of {@code steps} steps with up to {@code most} events each, some twice, some steps without; half are graded. */
    static ShardSpikes random(SplittableRandom random, long firstStep, int steps, int most) {
        ShardSpikes slice = new ShardSpikes(steps);
        boolean graded = random.nextBoolean();
        slice.begin(firstStep);
        for (int k = 0; k < steps; k++) {
            int count = random.nextInt(3) == 0 ? 0 : random.nextInt(most + 1);
            IntStream.generate(() -> random.nextInt(1000)).limit(count).sorted().forEach(id -> {
                if (graded) {
                    slice.add(id, (float) random.nextDouble(-1, 1));
                } else {
                    slice.add(id);
                }
            });
            slice.endStep();
        }
        return slice;
    }

    @Test
    void shouldReadWhatWasWrittenWhateverTheSlices() {
        SplittableRandom random = new SplittableRandom(1);
        long step = 1;
        for (int k = 0; k < 2000; k++) {
            int steps = 1 + random.nextInt(20);
            ShardSpikes one = random(random, step, steps, 8);
            ShardSpikes two = random(random, step, steps, 300);
            received.spikes.clear();

            writer.spikes(3, 0, one);
            writer.spikes(3, 1, two);
            writer.end(step + steps - 1);

            while (!reader.readSlice(step + steps - 1)) {
                assertThat(reader.isEmpty()).as("slice %d is on the ring", k).isFalse();
            }
            List<String> expected = new ArrayList<>(Received.of(3, 0, one));
            expected.addAll(Received.of(3, 1, two));
            assertThat(received.spikes).as("slice %d", k).isEqualTo(expected);
            step += steps;
        }
        assertThat(reader.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1015, 1016, 1017, 1018, 1019, 1020, 1021, 2040, 2041, 4000})
    void shouldSendValuesWithTheirUnitsInParts(int events) {
        for (int steps : new int[] {1, 2, 7}) {
            long first = 100L * steps + 1;
            ShardSpikes slice = new ShardSpikes(steps);
            slice.begin(first);
            for (int k = 0; k < steps; k++) {
                IntStream.range(events * k / steps, events * (k + 1) / steps).forEach(id -> slice.add(id, 0.5f * id));
                slice.endStep();
            }
            received.spikes.clear();

            writer.spikes(0, 0, slice);
            writer.end(first + steps - 1);

            while (!reader.readSlice(first + steps - 1)) {
                assertThat(reader.isEmpty()).isFalse();
            }
            assertThat(received.spikes).isEqualTo(Received.of(0, 0, slice)).hasSize(events);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 2033, 2034, 2035, 2036, 2037, 2038, 2039, 2040, 2041, 4079, 4080, 4081, 9000})
    void shouldSendASliceAboveAnEighthOfTheRingInParts(int spikes) {
        long end = 10;
        for (int steps : new int[] {1, 2, 7}) {
            ShardSpikes slice = new ShardSpikes(steps);
            slice.begin(end + 1);
            end += steps;
            for (int k = 0; k < steps; k++) {
                int from = spikes * k / steps;
                int to = spikes * (k + 1) / steps;
                IntStream.range(from, to).forEach(slice::add);
                slice.endStep();
            }
            received.spikes.clear();

            writer.spikes(0, 0, slice);
            writer.end(end);

            while (!reader.readSlice(end)) {
                assertThat(reader.isEmpty()).isFalse();
            }
            assertThat(received.spikes).isEqualTo(Received.of(0, 0, slice));
            assertThat(reader.isEmpty()).isTrue();
        }
    }

    @Test
    void shouldKeepMultiplicityAcrossParts() {
        ShardSpikes slice = new ShardSpikes(1);
        slice.begin(1);
        IntStream.range(0, 5000).forEach(k -> slice.add(7));
        slice.endStep();

        writer.spikes(0, 0, slice);
        reader.readUpTo(1);

        assertThat(received.spikes).hasSize(5000).containsOnly("0/0 7@1");
    }

    @Test
    void shouldSendNothingForASliceWithoutSpikes() {
        ShardSpikes slice = new ShardSpikes(5);
        slice.begin(1);
        slice.fillTo(5);

        writer.spikes(0, 0, slice);

        assertThat(reader.isEmpty()).isTrue();
    }

    @Test
    void shouldStopAtTheWatermarkAndLeaveTheNextSlice() {
        SplittableRandom random = new SplittableRandom(2);
        ShardSpikes first = random(random, 1, 5, 9);
        ShardSpikes second = random(random, 6, 5, 9);
        writer.spikes(0, 0, first);

        assertThat(reader.readSlice(5)).as("before its watermark").isFalse();

        writer.end(5);
        writer.spikes(0, 0, second);
        writer.end(10);
        assertThat(reader.readSlice(5)).isTrue();
        assertThat(received.spikes).isEqualTo(Received.of(0, 0, first));
        assertThat(reader.readSlice(5)).as("asked again").isTrue();
        assertThat(received.spikes).isEqualTo(Received.of(0, 0, first));

        received.spikes.clear();
        assertThat(reader.readSlice(10)).isTrue();
        assertThat(received.spikes).isEqualTo(Received.of(0, 0, second));
        assertThat(reader.readSlice(15)).isFalse();
    }

    @Test
    void shouldReadAllUpToAStepThoughTheRingWraps() {
        SplittableRandom random = new SplittableRandom(3);
        int spikes = 0;
        for (int k = 0; k < 500; k++) {
            ShardSpikes one = random(random, 5 * k + 1, 5, 100);
            ShardSpikes two = random(random, 5 * k + 1, 5, 100);
            ShardSpikes next = random(random, 5 * k + 6, 5, 3);
            received.spikes.clear();
            writer.spikes(0, 0, one);
            writer.spikes(1, 0, two);
            writer.spikes(2, 0, next);

            reader.readUpTo(5 * k + 5);

            List<String> expected = new ArrayList<>(Received.of(0, 0, one));
            expected.addAll(Received.of(1, 0, two));
            assertThat(received.spikes).as("slice %d", k).isEqualTo(expected);
            spikes += expected.size();
            reader.readUpTo(5 * k + 10);
            assertThat(reader.isEmpty()).isTrue();
        }
        assertThat(4 * spikes).as("bytes written").isGreaterThan(10 * CAPACITY);
    }

    @Test
    void shouldReadSamplesAsTheyWereWritten() {
        SplittableRandom random = new SplittableRandom(4);
        for (int k = 0; k < 300; k++) {
            int variables = 1 + random.nextInt(5);
            int neurons = 1 + random.nextInt(600);
            StateSamples samples = new StateSamples(k % 3, 2, variables);
            List<String> expected = new ArrayList<>();
            for (int n = 0; n < neurons; n++) {
                samples.add(k + 1, n);
                StringBuilder line = new StringBuilder(k % 3 + "/2 " + n + "@" + (k + 1));
                for (int v = 0; v < variables; v++) {
                    double value = random.nextDouble();
                    samples.set(v, value);
                    line.append(' ').append(value);
                }
                expected.add(line.toString());
            }
            received.samples.clear();

            writer.state(samples, 0, neurons);
            reader.readUpTo(k);
            assertThat(received.samples).isEmpty();
            reader.readUpTo(k + 1);

            assertThat(received.samples).as("sample %d", k).isEqualTo(expected);
        }
    }

    @Test
    void shouldHoldItsLinkWithinItsBounds() {
        assertThat(new Link(1).capacityBytes()).isEqualTo(1 << 16);
        assertThat(new Link(100_000).capacityBytes()).isEqualTo(1 << 17);
        assertThat(new Link(Long.MAX_VALUE).capacityBytes()).isEqualTo(1 << 26);
        assertThat(Link.worstCaseBytes(1000, 10, 4)).isGreaterThanOrEqualTo(2 * 4 * 1000 * 10);
    }
}
