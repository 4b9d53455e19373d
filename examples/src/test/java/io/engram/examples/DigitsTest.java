package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.random.Draws;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole experiment on three kinds of bars of 10 x 10 pixels: upright, level and slanted, each with pixels that are wrong. */
class DigitsTest {
    private static final int SIDE = 10;
    private static final int KINDS = 3;
    private static final double WRONG = 0.03;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeBars() throws IOException {
        write("train", 60);
        write("t10k", 30);
    }

    private static void write(String name, int count) throws IOException {
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        DataOutputStream imageFile = new DataOutputStream(images);
        DataOutputStream labelFile = new DataOutputStream(labels);
        for (int header : new int[] {0x803, count, SIDE, SIDE}) {
            imageFile.writeInt(header);
        }
        labelFile.writeInt(0x801);
        labelFile.writeInt(count);
        long key = Draws.key(1, "bars/" + name);
        for (int k = 0; k < count; k++) {
            int kind = Draws.below(key, k, KINDS);
            labelFile.writeByte(kind);
            for (int i = 0; i < SIDE * SIDE; i++) {
                boolean wrong = Draws.uniform(Draws.key(key, k), i) < WRONG;
                imageFile.writeByte(isInside(kind, i / SIDE, i % SIDE) != wrong ? 255 : 0);
            }
        }
        Files.write(folder.resolve(name + "-images-idx3-ubyte"), images.toByteArray());
        Files.write(folder.resolve(name + "-labels-idx1-ubyte"), labels.toByteArray());
    }

    private static boolean isInside(int kind, int row, int column) {
        int place = kind == 0 ? column : kind == 1 ? row : (row + SIDE - column) % SIDE;
        return kind == 2 ? place <= 1 : place == 4 || place == 5;
    }

    private static Map<String, String> bars() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", folder.toString());
        settings.put("pixels", Integer.toString(SIDE * SIDE));
        settings.put("neurons", "10");
        settings.put("training", "60");
        settings.put("test", "30");
        settings.put("passes", "2");
        settings.put("intensity", "128 Hz");
        return settings;
    }

    private static Launch launch(int shards) {
        return Launch.of(new Digits())
                .withSettings(bars())
                .withOptions(SimulationOptions.DEFAULT.withShards(shards).withThreads(Math.min(shards, 2)));
    }

    @Test
    void shouldTellBarsApartWithTheSameBitsOnAnyShards() {
        Path directory = folder.resolve("run");
        Finished one = launch(1).in(directory).run();

        Map<String, Object> outcome = one.summary().outcome();
        assertThat(one.summary().complete()).isTrue();
        assertThat((double) outcome.get("accuracyAllActivity")).isGreaterThan(0.9);
        assertThat((double) outcome.get("accuracyProportion")).isGreaterThan(0.9);
        assertThat(outcome)
                .containsEntry("trainingDigits", 60)
                .containsEntry("passes", 2)
                .containsKey("recall2");
        assertThat(one.notDrawn()).isEmpty();
        assertThat(one.pictures())
                .contains(directory.resolve("fields.png"), directory.resolve("confusion.png"))
                .allSatisfy(picture -> assertThat(picture).isNotEmptyFile());
        for (int shards : new int[] {2, 3}) {
            Finished other = launch(shards).run();
            assertThat(other.summary().outcome()).as("%d shards", shards).isEqualTo(outcome);
            assertThat(other.summary().digests())
                    .as("%d shards", shards)
                    .isEqualTo(one.summary().digests());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    data     |      | settings.data is not set; --set data=DIR names a folder of IDX files, such as MNIST's
                    data     | none | data=none; must be a folder of IDX files, such as MNIST's
                    passes   | 0    | settings.passes = 0; must be a whole number, at least 1
                    passes   | x    | settings.passes = x; must be a whole number, at least 1
                    training | 61   | settings.training = 61; must be at most 60, the images there are
                    test     | 31   | settings.test = 31; must be at most 30, the images there are
                    pixels   | 784  | settings.data: images of 10 x 10 pixels; must have 784, as settings.pixels says
                    presentation | 5 | settings.presentation: "5" is not a time; must be a number with us, ms, s, min or h, for example 10s
                    """)
    void shouldRefuseWhatCannotBeShownInASentence(String setting, String value, String sentence) {
        Map<String, String> settings = bars();
        settings.put(setting, value == null ? "" : value);
        assertThatThrownBy(() -> new Digits().begun(settings))
                .isInstanceOf(SpecException.class)
                .hasMessage(sentence);
    }
}
