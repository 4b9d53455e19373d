package io.engram.examples.docs;

import io.engram.recorder.JournalReader;
import io.engram.recorder.Replay;
import io.engram.runtime.spi.Sink;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Plays into a robot's arm what another process records, twice as fast. */
final class Follower {
    private Follower() {}

    /** Returns whether the run came to its end. */
    static boolean follow(Path runDirectory, Sink arm, BooleanSupplier stopped) {
        // snippet: follow
        try (JournalReader run = JournalReader.open(runDirectory)) {
            Replay.of(run).fromMs(50).atSpeed(2).follow().until(stopped).into(arm);
            return run.complete();
        }
        // end
    }
}
