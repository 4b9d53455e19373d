package io.engram.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where runs go that are not told where: {@code runs/NAME-1}, {@code runs/NAME-2}, and so on. */
public final class RunDirectories {
    private RunDirectories() {}

    /** The next free one below {@code parent}: one above the highest there is. Nothing is made. */
    public static Path next(Path parent, String name) {
        Pattern numbered = Pattern.compile(Pattern.quote(name) + "-(\\d{1,9})");
        int highest = 0;
        if (Files.isDirectory(parent)) {
            try (Stream<Path> entries = Files.list(parent)) {
                highest = entries.map(
                                entry -> numbered.matcher(entry.getFileName().toString()))
                        .filter(Matcher::matches)
                        .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                        .max()
                        .orElse(0);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the directory " + parent + ": " + e.getMessage(), e);
            }
        }
        return parent.resolve(name + "-" + (highest + 1));
    }
}
