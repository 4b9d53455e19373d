package io.engram.conformance;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Finds and reads the golden files; each test asks for the cases it covers by a predicate and reads all of them. */
final class GoldenFiles {
    static final List<String> FOLDERS = List.of("nest", "bindsnet", "canns");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final List<GoldenCase> CASES = read(root());

    private GoldenFiles() {}

    /** Whether the files are the project's own copies, rather than those of a folder given from outside. */
    static boolean areOurs() {
        return System.getProperty("engram.golden", "").isBlank();
    }

    /** Every case of every file. */
    static List<GoldenCase> all() {
        return CASES;
    }

    /** A test for each case that {@code covered} holds for, named after the case. */
    static Stream<DynamicTest> tests(Predicate<GoldenCase> covered, ThrowingConsumer<GoldenCase> test) {
        return CASES.stream().filter(covered).map(c -> DynamicTest.dynamicTest(c.toString(), () -> test.accept(c)));
    }

    private static Path root() {
        if (!areOurs()) {
            Path folder = Path.of(System.getProperty("engram.root", ""), System.getProperty("engram.golden"));
            Path given = Path.of(System.getProperty("engram.golden"));
            return given.isAbsolute() ? given : folder;
        }
        try {
            return Path.of(GoldenFiles.class.getResource("/golden").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the golden copies are not in a folder", e);
        }
    }

    private static List<GoldenCase> read(Path root) {
        List<GoldenCase> cases = new ArrayList<>();
        for (String folder : FOLDERS) {
            for (Path file : jsonFiles(root.resolve(folder))) {
                try {
                    cases.addAll(GoldenCase.of(folder, file.getFileName().toString(), JSON.readTree(file.toFile())));
                } catch (IOException e) {
                    throw new UncheckedIOException("golden file " + file, e);
                }
            }
        }
        if (cases.isEmpty()) {
            throw new IllegalStateException("no golden file in "
                    + root.toAbsolutePath().normalize() + "; it must hold " + String.join("/, ", FOLDERS) + "/");
        }
        return List.copyOf(cases);
    }

    private static List<Path> jsonFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("golden folder " + folder, e);
        }
    }
}
