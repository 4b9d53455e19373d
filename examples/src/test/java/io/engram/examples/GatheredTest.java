package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.plot.StatePlot;
import io.engram.plot.WeightHistogramPlot.Moment;
import io.engram.plot.WeightMatrixPlot;
import io.engram.runtime.Weights;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatheredTest {
    private static final RunHeader HEADER = new RunHeader(
            "test",
            "",
            1,
            0.5,
            2,
            2000,
            "0",
            "2026-01-01T00:00:00Z",
            List.of(
                    new RunHeader.PopulationInfo("inputs", 5, true, false),
                    new RunHeader.PopulationInfo("output", 2, false, true)),
            List.of(new RunHeader.ProjectionInfo("learn", true, 10)));

    private final Gathered gathered = new Gathered();

    /** Spikes of population 1 at one step. */
    private record Frame(long firstStep, int... neurons) implements SpikeFrame {
        @Override
        public int stepCount() {
            return 1;
        }

        @Override
        public int size() {
            return neurons.length;
        }

        @Override
        public int stepOffset(int k) {
            return 0;
        }

        @Override
        public int population(int k) {
            return 1;
        }

        @Override
        public int neuron(int k) {
            return neurons[k];
        }
    }

    @Test
    void shouldKeepSpikesWithTheirTimes() {
        gathered.open(HEADER);
        gathered.spikes(new Frame(3, 0, 1));
        gathered.spikes(new Frame(8, 1));

        Spikes spikes = gathered.spikes("output");
        assertThat(spikes.timesMs()).containsExactly(1.5, 1.5, 4);
        assertThat(spikes.neurons()).containsExactly(0, 1, 1);
        assertThat(spikes.forgotten()).isZero();
    }

    @Test
    void shouldNameTheNearestWhereAPopulationWasNotRecorded() {
        gathered.open(HEADER);

        assertThatThrownBy(() -> gathered.spikes("outptu"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("did you mean \"output\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 16_384})
    void shouldForgetTheOldestSpikesAboveItsLimit(int limit) {
        SpikeMemory memory = new SpikeMemory(limit);
        for (int step = 1; step <= limit + 36; step++) {
            memory.add(step, step);
        }

        Spikes spikes = memory.spikes("output", 1, 1);
        assertThat(spikes.forgotten()).isEqualTo(36);
        assertThat(spikes.neurons())
                .containsExactly(IntStream.rangeClosed(37, limit + 36).toArray());
        assertThat(spikes.timesMs())
                .containsExactly(
                        IntStream.rangeClosed(37, limit + 36).asDoubleStream().toArray());
    }

    @Test
    void shouldWidenItsBinsAndLoseNoSpike() {
        RateCount rates = new RateCount(0);
        long lastStep = 100_000;
        for (long step = 1; step <= lastStep; step++) {
            rates.add(step);
        }

        double[] ratesHz = rates.rates("output", 1, 1, lastStep, 256).ratesHz();
        assertThat(ratesHz).hasSizeBetween(128, 256);
        for (double rateHz : ratesHz) {
            assertThat(rateHz).isEqualTo(1000);
        }
    }

    @Test
    void shouldKeepTheFirstAndTheLastWeightsOfManyMoments() {
        WeightMoments moments = new WeightMoments();
        for (int moment = 0; moment <= 450; moment++) {
            float[] values = {moment};
            moments.add(moment * 1000L, new Weights(new int[1], new int[1], values));
        }

        List<Moment> drawn = moments.moments(1);
        assertThat(drawn).hasSizeBetween(33, 64);
        assertThat(drawn.get(0).timeMs()).isZero();
        Moment last = drawn.get(drawn.size() - 1);
        assertThat(last.timeMs()).isEqualTo(450_000);
        assertThat(last.weights()).containsExactly(450);
    }

    @Test
    void shouldSampleManySynapsesFairly() {
        WeightMoments moments = new WeightMoments();
        // Of 500 sources in turn the first alone is strong: every tenth synapse would be strong fifty times too often.
        float[] values = new float[500_000];
        for (int k = 0; k < values.length; k += 500) {
            values[k] = 1;
        }
        moments.add(0, new Weights(new int[values.length], new int[values.length], values));

        float[] sample = moments.moments(1).get(0).weights();
        int strong = 0;
        for (float weight : sample) {
            strong += weight == 1 ? 1 : 0;
        }
        assertThat(sample).hasSize(50_000);
        assertThat(strong).isBetween(60, 140);
    }

    /** Two variables of thirty neurons at one step. */
    private record Sample(long step) implements StateSample {
        @Override
        public int population() {
            return 1;
        }

        @Override
        public int recorder() {
            return 0;
        }

        @Override
        public int neurons() {
            return 30;
        }

        @Override
        public int variables() {
            return 2;
        }

        @Override
        public double value(int k, int v) {
            return 1000.0 * v + 100 * k + step;
        }
    }

    @Test
    void shouldKeepStateOfAFewNeuronsAtEvenlySpacedSteps() {
        gathered.open(HEADER);
        for (int step = 1; step <= 100_000; step++) {
            gathered.state(new Sample(step));
        }

        StateMemory memory = gathered.states().get(0);
        StatePlot.Traces traces = memory.traces(
                Optional.empty(), List.of("mV"), 0.5, new Spikes("output", 30, new double[0], new int[0], 0));
        assertThat(memory.shown()).isEqualTo(", 6 of 30 neurons");
        assertThat(traces.timesMs()).hasSizeBetween(1 << 13, 1 << 14).startsWith(0.5, 4.5, 8.5);
        assertThat(traces.neurons())
                .hasSize(6)
                .startsWith("neuron 0", "neuron 5")
                .endsWith("neuron 29");
        assertThat(traces.variables().get(0).unit()).isEqualTo("mV");
        assertThat(traces.variables().get(1).values()[5]).startsWith(1000 + 2900 + 1, 1000 + 2900 + 9);
        assertThat(traces.spikesMs()).isEmpty();
    }

    /** Weights of {@code count} x {@code count} neurons from number 10 on, the source's number each; none from 10 to 10. */
    private record Square(int count) implements WeightSnapshot {
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
            return count * count - 1;
        }

        @Override
        public int source(int k) {
            return 10 + (k + 1) % count;
        }

        @Override
        public int target(int k) {
            return 10 + (k + 1) / count;
        }

        @Override
        public float weight(int k) {
            return source(k);
        }
    }

    @Test
    void shouldKeepTheLatestWeightsAsAMatrix() {
        gathered.open(HEADER);
        gathered.weights(new Square(3));

        WeightMatrixPlot.Matrix matrix = gathered.weightBlocks().get("learn").matrix();
        assertThat(matrix.firstSource()).isEqualTo(10);
        assertThat(matrix.mean()).hasNumberOfRows(3);
        assertThat(matrix.mean()[0]).containsExactly(Float.NaN, 11, 12);
        assertThat(matrix.mean()[2]).containsExactly(10, 11, 12);
    }

    @Test
    void shouldAverageManyWeightsIntoBlocks() {
        gathered.open(HEADER);
        gathered.weights(new Square(1000));

        WeightMatrixPlot.Matrix matrix = gathered.weightBlocks().get("learn").matrix();
        assertThat(matrix.sourcesABlock()).isEqualTo(4);
        assertThat(matrix.mean()).hasDimensions(250, 250);
        assertThat(matrix.mean()[249][1]).isEqualTo((14 + 15 + 16 + 17) / 4f);
    }

    @Test
    void shouldKeepOnlyAPartOfARun() {
        Gathered part = Gathered.between(2, 4);
        part.open(HEADER);
        for (int step = 1; step <= 20; step++) {
            part.spikes(new Frame(step, 0));
            part.state(new Sample(step));
        }
        part.end(new RunEnd(20, 20, "", ""));

        assertThat(part.spikes("output").timesMs()).containsExactly(2.5, 3, 3.5, 4);
        assertThat(part.rates().get(0).timesMs()).startsWith(2.25).hasSize(4);
        assertThat(part.states()
                        .get(0)
                        .traces(Optional.empty(), List.of(), 0.5, part.spikes("output"))
                        .timesMs())
                .containsExactly(2, 2.5, 3, 3.5, 4);
        assertThat(part.fromMs()).isEqualTo(2);
        assertThat(part.simulatedMs()).isEqualTo(4);
    }

    @Test
    void shouldDrawWhatWasGathered(@TempDir Path directory) {
        gathered.open(HEADER);
        gathered.spikes(new Frame(3, 0, 1));
        gathered.weights(0, 0, new Weights(new int[] {0}, new int[] {1}, new float[] {0.5f}));
        gathered.end(new RunEnd(2000, 2, "", ""));

        assertThat(DefaultPictures.drawAll(gathered, directory))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("raster.png", "rates.png", "weights-learn.png");
        assertThat(directory.resolve("weights-learn.png")).isNotEmptyFile();
    }

    @Test
    void shouldDrawNothingOfARunThatRecordedNothing(@TempDir Path directory) {
        gathered.open(HEADER);

        assertThat(DefaultPictures.drawAll(gathered, directory)).isEmpty();
    }
}
