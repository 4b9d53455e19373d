package io.engram.runtime.network;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the files named in a network file lie: beside it, on disk or on the class path. */
@FunctionalInterface
interface Folder {
    /** The address of the file {@code name}. */
    URL at(String name) throws MalformedURLException;

    /** Opens the file {@code name}; a NoSuchFileException where there is none. */
    default InputStream open(String name) throws IOException {
        try {
            return at(name).openStream();
        } catch (FileNotFoundException e) {
            NoSuchFileException missing = new NoSuchFileException(name);
            missing.initCause(e);
            throw missing;
        }
    }

    /** A folder on disk. */
    static Folder of(Path folder) {
        return name -> folder.resolve(name).toUri().toURL();
    }

    /** The folder that {@code file} lies in. */
    static Folder beside(URL file) {
        return name -> new URL(file, name);
    }

    /** The working directory: for what a user types. */
    static Folder working() {
        return of(Path.of(""));
    }
}
