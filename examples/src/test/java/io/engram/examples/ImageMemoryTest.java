package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.plasticity.trainer.AmariHopfield;
import io.engram.plasticity.trainer.HebbianTrainer;
import io.engram.plasticity.trainer.Recall;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.random.Draws;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All 16,384 units, as {@code ./engram run image-memory} runs them: a gigabyte of weights. */
class ImageMemoryTest {
    @TempDir
    private Path folder;

    @Test
    void shouldRecallFourImagesWithEveryPixel() {
        Path directory = folder.resolve("run");

        Finished finished = Launch.of(new ImageMemory())
                .withOptions(SimulationOptions.DEFAULT.withShards(2))
                .in(directory)
                .run();

        Map<String, Object> outcome = finished.summary().outcome();
        assertThat(finished.summary().complete()).isTrue();
        assertThat(outcome)
                .containsEntry("recalled", 4L)
                .containsEntry("of", 4)
                .containsEntry("leastOverlap", 1.0)
                .containsEntry("capacityInUse", 4.0 / 2293);
        assertThat((int) outcome.get("mostUpdates")).isBetween(1, 20);
        assertThat(finished.summary().synapses()).isEqualTo(16_384L * 16_383);
        assertThat(finished.notDrawn()).isEmpty();
        assertThat(finished.pictures())
                .containsExactly(directory.resolve("images.png"), directory.resolve("energy.png"))
                .allSatisfy(picture -> assertThat(picture).isNotEmptyFile());
    }

    /** A sixteenth of the weights: every second pixel of every second row. */
    @ParameterizedTest
    @CsvSource({"1, 0.3", "2, 0.3", "3, 0.1", "4, 0.4", "5, 0"})
    void shouldRecallSmallerImagesForOtherSeedsAndFlips(long seed, double flips) {
        List<BinaryImage> images =
                BinaryImage.packaged().stream().map(BinaryImage::halved).toList();
        try (AmariHopfield memory = new AmariHopfield(images.get(0).pixels().length)) {
            new HebbianTrainer(memory)
                    .train(images.stream().map(BinaryImage::pixels).toList());
            for (BinaryImage image : images) {
                ImageRecall recall = ImageRecall.of(memory, image, flips, Draws.key(seed, image.name()));
                assertThat(recall.cueOverlap()).isBetween(1 - 2 * flips - 0.06, 1 - 2 * flips + 0.06);
                assertThat(recall.recall().ending()).isEqualTo(Recall.Ending.SETTLED);
                assertThat(recall.exact()).as(image.name()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "x", "-0.1", "NaN", ""})
    void shouldRefuseFlipsThatAreNoShare(String flips) {
        for (Experiment experiment : List.of(new ImageMemory(), new ForgetOne())) {
            assertThatThrownBy(() -> experiment.begun(Map.of("flips", flips)))
                    .isInstanceOf(SpecException.class)
                    .hasMessage("settings.flips = " + flips + "; must be within 0 and 1");
        }
    }
}
