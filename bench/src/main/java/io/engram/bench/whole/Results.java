package io.engram.bench.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The directory in which the latest result of each benchmark and JDK is kept, and a table of them all. */
record Results(Path directory) {
    private static final String TABLE = "table.md";

    /** Writes {@code result} over an older one; returns the file. */
    Path write(Result result) {
        return write(directory.resolve(result.fileName()), result.json());
    }

    /** Makes the table of what is there. */
    Path writeTable(List<String> order) {
        List<Result> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(Files.createDirectories(directory))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            for (Path file : found) {
                results.add(Result.parse(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return write(directory.resolve(TABLE), Table.markdown(results, order));
    }

    private Path write(Path file, String text) {
        try {
            Files.createDirectories(directory);
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
