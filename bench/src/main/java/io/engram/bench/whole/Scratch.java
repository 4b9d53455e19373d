package io.engram.bench.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for what is not kept: gone with all in it when closed, or when this process is ended before. */
final class Scratch implements AutoCloseable {
    private final Path directory;
    private final Thread remover;

    private Scratch(Path directory) {
        this.directory = directory;
        remover = new Thread(this::remove);
        Runtime.getRuntime().addShutdownHook(remover);
    }

    static Scratch open() {
        try {
            return new Scratch(Files.createTempDirectory("engram-bench"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    @Override
    public void close() {
        Subprocess.removeHook(remover);
        remove();
    }

    private void remove() {
        try (Stream<Path> inside = Files.walk(directory)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
