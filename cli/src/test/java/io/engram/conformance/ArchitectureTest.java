package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.engram.conformance.ArchitectureRules.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms keep to their arrows; and each rule is proven by a program that breaks it. */
class ArchitectureTest {
    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(place -> !place.contains("test-classes") && !place.contains("-tests.jar"))
            .importPackages("io.engram");

    static Stream<Held> rules() {
        return ArchitectureRules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldHold(Held held) {
        held.rule().check(SHIPPED);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldCatchWhatBreaksIt(Held held, @TempDir Path folder) throws IOException {
        assertThat(held.rule()
                        .evaluate(SourceText.compiled(held.broken(), folder))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void shouldSeeEveryRoom() {
        assertThat(SHIPPED.stream().map(type -> type.getPackageName()).distinct())
                .contains(
                        "io.engram.runtime",
                        "io.engram.runtime.network",
                        "io.engram.runtime.spi",
                        "io.engram.runtime.wire",
                        "io.engram.runtime.engine",
                        "io.engram.runtime.random",
                        "io.engram.neurons",
                        "io.engram.plasticity",
                        "io.engram.recorder",
                        "io.engram.examples",
                        "io.engram.cli");
    }

    @Test
    void shouldNotShipTheBenchmarks() throws IOException {
        Path root = Path.of(System.getProperty("engram.root"));
        for (String room : List.of("runtime", "neurons", "plasticity", "recorder", "examples", "cli")) {
            assertThat(Files.readString(root.resolve(room).resolve("pom.xml")))
                    .as(room)
                    .doesNotContain("engram-bench", "jmh");
        }
    }

    @Test
    void shouldNameEveryLibraryAndItsVersion() throws IOException {
        Path root = Path.of(System.getProperty("engram.root"));
        String table = Files.readString(root.resolve("third-party/README.md"));
        List<String> versions = Pattern.compile("<(\\w+)\\.version>([\\w.]+)<")
                .matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .filter(match -> !match.group(1).equals("palantir"))
                .map(match -> match.group(2))
                .toList();
        assertThat(versions).hasSizeGreaterThan(10).allSatisfy(version -> assertThat(table)
                .contains("| " + version));
    }
}
