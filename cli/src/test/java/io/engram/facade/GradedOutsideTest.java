package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.engram.neurons.External;
import io.engram.neurons.IafPscDelta;
import io.engram.neurons.PoissonEncoder;
import io.engram.neurons.ThresholdUnit;
import io.engram.plasticity.OuterProduct;
import io.engram.runtime.Simulation;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.Pattern;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shown to graded units acts at the step it is told; what does not fit is refused in a sentence. */
class GradedOutsideTest {
    private static Simulation refusing;

    private static Network network() {
        Value zero = Value.constant(0);
        Delays step = Delays.ofMs(1);
        return Network.named("graded")
                .dtMs(1)
                .population("three", 3, new ThresholdUnit())
                .population("two", 2, new ThresholdUnit())
                .population("in", 4, new External())
                .population("cells", 5, new IafPscDelta())
                .population("shown", 2, new PoissonEncoder())
                .projection("pairs", "three", "two", Connect.allToAll(), zero, step, new OuterProduct())
                .projection("static", "in", "cells", Connect.allToAll(), zero, step)
                .build();
    }

    @BeforeAll
    static void start() {
        refusing = Simulation.start(network());
    }

    @AfterAll
    static void close() {
        refusing.close();
    }

    private static Arguments refused(String sentence, Consumer<Simulation> what) {
        return arguments(sentence, what);
    }

    private static Arguments pairs(String sentence, List<Pattern> sources, List<Pattern> targets, double factor) {
        return refused("patterns for \"pairs\"" + sentence, s -> s.imprint("pairs", sources, targets, factor));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                refused("values for \"three\": 2 values; must be 3, one a unit", s -> s.setValues("three", 1, 2)),
                refused("values for \"three\": 0 values; must be 3, one a unit", s -> s.setValues("three")),
                refused(
                        "values for \"three\": value 1 is NaN; must be a finite number",
                        s -> s.setValues("three", 1, Float.NaN, 2)),
                refused(
                        "values for \"two\": value 0 is -Infinity; must be a finite number",
                        s -> s.setValues("two", Float.NEGATIVE_INFINITY, 2)),
                refused(
                        "values for \"cells\": it is a iaf-psc-delta; only graded units, such as threshold-unit, and"
                                + " encoders, such as poisson-encoder, take values",
                        s -> s.setValues("cells", 1, 2, 3, 4, 5)),
                refused(
                        "values for \"in\": it is a external; only graded units, such as threshold-unit, and encoders,"
                                + " such as poisson-encoder, take values",
                        s -> s.setValues("in", 1, 2, 3, 4)),
                refused("values for \"shown\": 1 values; must be 2, one a unit", s -> s.setValues("shown", 1)),
                refused(
                        "values for \"shown\": value 1 is Infinity; must be a finite number",
                        s -> s.setValues("shown", 1, Float.POSITIVE_INFINITY)),
                refused(
                        "values for \"shown\": value 0 is -1.0; poisson-encoder: must be >= 0 and, times"
                                + " maxRateHz=63.75, at most 100000.0 Hz",
                        s -> s.setValues("shown", -1, 0)),
                refused(
                        "unknown population \"tree\"; did you mean \"three\"?; known: three, two, in, cells, shown",
                        s -> s.setValues("tree", 1, 2, 3)));
    }

    static Stream<Arguments> patterns() {
        List<Pattern> three = List.of(Pattern.of(1, 2, 3));
        List<Pattern> two = List.of(Pattern.of(1, 2));
        List<Pattern> wrong = List.of(three.get(0), Pattern.of(1, Float.NaN, 1));
        return Stream.of(
                pairs(": factor=NaN; must be a finite number", three, two, Double.NaN),
                pairs(": factor=Infinity; must be a finite number", three, two, Double.POSITIVE_INFINITY),
                pairs(": there are none; must be at least one", List.of(), List.of(), 1),
                pairs(": 1 for the sources but 0 for the targets; must be as many", three, List.of(), 1),
                pairs(", number 0: 2 values; must be 3, one a unit", two, two, 1),
                pairs(", number 0: 3 values; must be 2, one a unit", three, three, 1),
                pairs(", number 1: value 1 is NaN; must be a finite number", wrong, List.of(two.get(0), two.get(0)), 1),
                refused(
                        "patterns for \"static\": it has no rule that learns patterns; only a graded one, such as"
                                + " outer-product, does",
                        s -> s.imprint("static", three, two, 1)),
                refused(
                        "unknown projection \"pair\"; did you mean \"pairs\"?; known: pairs, static",
                        s -> s.imprint("pair", three, two, 1)));
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                refused(
                        "values for the sources of \"pairs\": 2; must be 3, one a source",
                        s -> s.multiply("pairs", 1, 2)),
                refused(
                        "projection \"static\" has no fields; only one whose rule is graded has",
                        s -> s.multiply("static", 1, 2, 3, 4)),
                refused(
                        "projection \"static\" has no fields; only one whose rule is graded has",
                        s -> s.fields("static")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"values", "patterns", "fields"})
    void shouldRefuseInASentence(String sentence, Consumer<Simulation> what) {
        assertThatThrownBy(() -> what.accept(refusing))
                .isInstanceOf(SpecException.class)
                .hasMessage(sentence);
    }

    /** Patterns (1, 2, 3) at the sources with (1, -1) at the targets; then 1, 0, -1 is shown: 1 - 3 times what they got. */
    @Test
    void shouldSendThroughWhatWasLearnedInTheStepAfter() {
        try (Simulation simulation = Simulation.start(network())) {
            simulation.runForMs(4);
            long learned = simulation.imprint("pairs", List.of(Pattern.of(1, 2, 3)), List.of(Pattern.of(1, -1)), 0.5);
            long shown = simulation.setValues("three", 1, 0, -1);
            simulation.runForMs(1);

            assertThat(learned).isEqualTo(5);
            assertThat(shown).isEqualTo(5);
            assertThat(simulation.state("three", "s")).containsExactly(1, 0, -1);
            assertThat(simulation.state("two", "s")).containsExactly(0, 0);
            assertThat(simulation.fields("pairs")).containsExactly(-1, 1);
            assertThat(simulation.multiply("pairs", 0, 0, 2)).containsExactly(3, -3);

            simulation.runForMs(1);
            assertThat(simulation.state("two", "field")).containsExactly(-1, 1);
            assertThat(simulation.state("two", "s")).containsExactly(-1, 1);
        }
    }
}
