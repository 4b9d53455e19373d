package io.engram.recorder;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things are in the directory of a run: the journal in a folder of its own, small files beside it.
 *
 * @param directory of the run
 */
public record RunFiles(Path directory) {
    /** The folder that holds the journal and nothing else. */
    public Path journal() {
        return directory.resolve("journal");
    }

    /** What the run found, as JSON. */
    public Path summary() {
        return directory.resolve("summary.json");
    }

    /** The picture {@code name}, without its ending. */
    public Path picture(String name) {
        return directory.resolve(name + ".png");
    }

    /** There, and locked, while the run is being written. */
    Path writing() {
        return directory.resolve(".writing");
    }

    /** Whether there is a journal here. */
    public boolean holdsRun() {
        return Files.isDirectory(journal());
    }
}
