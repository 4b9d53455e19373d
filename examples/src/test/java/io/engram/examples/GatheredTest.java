package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.plot.WeightHistogramPlot.Moment;
import io.engram.runtime.Weights;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.SpikeFrame;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void shouldForgetTheOldestSpikesAboveItsLimit() {
        SpikeMemory memory = new SpikeMemory(64);
        for (int step = 1; step <= 100; step++) {
            memory.add(step, step);
        }

        Spikes spikes = memory.spikes("output", 1, 1);
        assertThat(spikes.forgotten()).isEqualTo(36);
        assertThat(spikes.timesMs()[0]).isEqualTo(37);
        assertThat(spikes.neurons()[63]).isEqualTo(100);
    }

    @Test
    void shouldWidenItsBinsAndLoseNoSpike() {
        RateCount rates = new RateCount();
        long lastStep = 100_000;
        for (long step = 1; step <= lastStep; step++) {
            rates.add(step);
        }

        double[] ratesHz = rates.rates("output", 1, 1, lastStep).ratesHz();
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
        assertThat(drawn).hasSize(4);
        assertThat(drawn.get(0).label()).isEqualTo("0 ms");
        assertThat(drawn.get(3).label()).isEqualTo("450 s");
        assertThat(drawn.get(3).weights()).containsExactly(450);
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
