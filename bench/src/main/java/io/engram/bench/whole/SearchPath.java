package io.engram.bench.whole;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Where commands are looked for. */
record SearchPath(String directories) {

    static SearchPath ofProcess() {
        return new SearchPath(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /** The first that is called so and may be run. */
    Optional<Path> find(String command) {
        return Arrays.stream(directories.split(File.pathSeparator))
                .map(directory -> Path.of(directory, command))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
