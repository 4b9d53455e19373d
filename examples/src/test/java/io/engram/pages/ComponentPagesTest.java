package io.engram.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.Simulation;
import io.engram.runtime.describe.Description;
import io.engram.runtime.network.Components;
import io.engram.runtime.network.Network;
import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Upkeep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in {@code docs} are what {@code engram list --pages docs} writes; what they show runs. */
class ComponentPagesTest {
    private static final Path DOCS = Path.of(System.getProperty("engram.root")).resolve("docs");

    /** All but those that are defined for tests, as a user would define them. */
    static Stream<Component> components() {
        return all().filter(component -> !isOfTests(component));
    }

    private static Stream<Component> all() {
        return Arrays.stream(Kind.values()).flatMap(kind -> kind.all().stream());
    }

    private static boolean isOfTests(Component component) {
        return component
                .getClass()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .contains("test-classes");
    }

    private static Kind kindOf(Component component) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.all().contains(component))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("components")
    void shouldHaveThePageThatIsWrittenFromIt(Component component) throws IOException {
        String page = Files.readString(DOCS.resolve(kindOf(component) + "/" + component.type() + ".md"));

        assertThat(page).isEqualTo(ComponentPages.text(component));
        if (ComponentPicture.exists(component)) {
            assertThat(DOCS.resolve("images/components/" + component.type() + ".svg"))
                    .isNotEmptyFile();
        }
    }

    @ParameterizedTest
    @MethodSource("components")
    void shouldSayWhatEveryParameterIs(Component component) {
        Description description = Description.of(component);

        assertThat(description.parts()).isNotEmpty();
        assertThat(description.parameters().keySet())
                .containsExactlyInAnyOrderElementsOf(Components.parameters(component).stream()
                        .map(Components.Parameter::javaName)
                        .toList());
        if (component instanceof LearningRule || component instanceof Upkeep) {
            assertThat(description.parts()).anyMatch(Description.Part::formula);
        }
    }

    @ParameterizedTest
    @MethodSource("components")
    void shouldShowAnExampleThatRuns(Component component) {
        Network network = ExampleNetwork.network(ExampleNetwork.text(component));

        try (Simulation simulation = Simulation.start(network)) {
            simulation.runForMs(network.durationMs());
            assertThat(simulation.timeMs()).isEqualTo(network.durationMs());
        }
    }

    @Test
    void shouldHaveNoPageOfWhatIsNotThere() throws IOException {
        for (Kind kind : Kind.values()) {
            Set<String> known =
                    components().map(component -> component.type() + ".md").collect(Collectors.toSet());
            try (Stream<Path> pages = Files.list(DOCS.resolve(kind.toString()))) {
                assertThat(pages.map(page -> page.getFileName().toString()).filter(page -> !page.equals("README.md")))
                        .allMatch(known::contains);
            }
        }
    }

    @Test
    void shouldWritePagesAndPicturesOfOnesOwnToo(@TempDir Path docs) {
        ComponentPages.write(docs);

        Component own = all().filter(ComponentPagesTest::isOfTests)
                .filter(LearningRule.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(docs.resolve("rules/" + own.type() + ".md"))
                .content()
                .contains("# " + own.type(), own.summary().substring(1));
        assertThat(docs.resolve("images/components/" + own.type() + ".svg")).isNotEmptyFile();
        assertThat(docs.resolve("rules/README.md")).content().contains(own.type() + ".md");
    }
}
