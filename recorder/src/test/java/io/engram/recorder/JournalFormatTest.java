package io.engram.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.SpikeFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes of version 1, as docs/journal-format.md shows them. Whoever changes them writes another version. */
class JournalFormatTest {
    private final List<byte[]> records = new ArrayList<>();
    private final RecordWriter writer =
            new RecordWriter((bytes, length) -> records.add(Arrays.copyOf(bytes, length)), 7);
    private final RecordEncoder encoder = new RecordEncoder(writer, 1);

    private String written() {
        return HexFormat.ofDelimiter(" ").formatHex(records.get(records.size() - 1));
    }

    private static String documented(String kind) throws IOException {
        Path page = Path.of(System.getProperty("engram.root")).resolve("docs").resolve("journal-format.md");
        List<String> lines = Files.readAllLines(page);
        return lines.get(lines.indexOf("The bytes of " + kind + ":") + 2).strip();
    }

    @Test
    void shouldWriteSpikesAsDocumented() throws IOException {
        writer.after(10);

        encoder.spikes(new ThreeSpikes());

        assertThat(written())
                .isEqualTo(documented("these spikes"))
                .isEqualTo("02 03 07 00 00 00 0d 00 00 00 0a 00 00 00 00 00 00 00"
                        + " 00 02 03 00 00 02 03 c5 01 01 01 01 00 9b 0f ff 65");
    }

    @Test
    void shouldWriteAnEndAsDocumented() throws IOException {
        writer.after(12);

        encoder.end(new RunEnd(12, 3, "ab", "cd"));

        assertThat(written())
                .isEqualTo(documented("an end"))
                .isEqualTo("0c 03 07 00 00 00 0f 00 00 00 0c 00 00 00 00 00 00 00"
                        + " 00 03 00 00 00 00 00 00 00 02 61 62 02 63 64 ce 16 84 be");
    }

    /** Neurons 3 and 200 of population 0 at step 11, neuron 0 of population 1 at step 12. */
    private record ThreeSpikes() implements SpikeFrame {
        private static final int[][] SPIKES = {{0, 0, 3}, {0, 0, 200}, {1, 1, 0}};

        @Override
        public long firstStep() {
            return 11;
        }

        @Override
        public int stepCount() {
            return 2;
        }

        @Override
        public int size() {
            return SPIKES.length;
        }

        @Override
        public int stepOffset(int k) {
            return SPIKES[k][0];
        }

        @Override
        public int population(int k) {
            return SPIKES[k][1];
        }

        @Override
        public int neuron(int k) {
            return SPIKES[k][2];
        }
    }
}
