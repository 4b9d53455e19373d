package io.engram.runtime.network;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the files named in a network file lie: beside it, on disk or on the class path. */
@FunctionalInterface
interface Folder {
    /** Opens the file {@code name}. */
    InputStream open(String name) throws IOException;

    /** A folder on disk. */
    static Folder of(Path folder) {
        return name -> {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString());
            }
            return Files.newInputStream(file);
        };
    }

    /** The folder that {@code file} lies in. */
    static Folder beside(URL file) {
        return name -> {
            try {
                return new URL(file, name).openStream();
            } catch (FileNotFoundException e) {
                NoSuchFileException missing = new NoSuchFileException(name);
                missing.initCause(e);
                throw missing;
            }
        };
    }

    /** The working directory: for what a user types. */
    static Folder working() {
        return of(Path.of(""));
    }
}
