package io.engram.recorder;

import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SinkContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class JournalContractTest extends SinkContract {
    @TempDir
    private Path folder;

    private int runs;

    @Override
    protected Sink sink() {
        return Journal.in(folder.resolve("run-" + runs++));
    }

    @Override
    protected void replay(Sink sink, Sink into) {
        try (JournalReader reader = JournalReader.open(((Journal) sink).directory())) {
            Replay.of(reader).into(into);
        }
    }
}
