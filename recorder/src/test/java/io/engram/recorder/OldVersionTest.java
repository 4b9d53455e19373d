package io.engram.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.engram.runtime.spi.RunHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that the first version wrote: brunel of 100 neurons, 20 ms. */
class OldVersionTest {
    @TempDir
    private Path run;

    @BeforeEach
    void unpack() throws IOException {
        Files.createDirectory(run.resolve("journal"));
        try (InputStream packed = OldVersionTest.class.getResourceAsStream("/journals/version-1.zip");
                ZipInputStream zip = new ZipInputStream(packed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, run.resolve(entry.getName()));
            }
        }
    }

    @Test
    void shouldReadVersion1() {
        MemorySink all = new MemorySink();
        try (JournalReader reader = JournalReader.open(run)) {
            Replay.of(reader).into(all);
        }

        assertThat(all.header().name()).isEqualTo("brunel");
        assertThat(all.header().populations())
                .extracting(RunHeader.PopulationInfo::name, RunHeader.PopulationInfo::graded)
                .containsExactly(tuple("excitatory", false), tuple("inhibitory", false));
        assertThat(all.spikes()).hasSize(100).allMatch(spike -> spike.value() == 1);
        assertThat(all.end().orElseThrow().spikeDigest()).isEqualTo("b583b497bdae5dd1a3b77cd2d6cb3481");
        assertThat(all.lastStep()).isEqualTo(200);
    }
}
