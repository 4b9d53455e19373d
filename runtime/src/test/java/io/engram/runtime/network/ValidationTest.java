package io.engram.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Schedule;
import io.engram.runtime.spi.SpikeTrain;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValidationTest {
    private static final double END = Double.POSITIVE_INFINITY;

    /** A rule with the traces and signals that a case needs. */
    record Rule(List<Trace> pre, List<String> signals, double weightMin) implements LearningRule {
        @Override
        public String summary() {
            return "A rule for these tests";
        }

        @Override
        public Traces traces() {
            return new Traces(pre, List.of(), Traces.Pairing.ALL);
        }

        @Override
        public void onPre(Synapse synapse) {}

        @Override
        public void onPost(Synapse synapse) {}
    }

    /** A rule that reads a state column of its target. */
    record Reading(String column) implements LearningRule {
        @Override
        public String summary() {
            return "A rule that reads state";
        }

        @Override
        public Traces traces() {
            return new Traces(List.of(), List.of(Trace.lowPass(0, 10)), Traces.Pairing.ALL);
        }

        @Override
        public List<String> postState() {
            return List.of(column);
        }

        @Override
        public void onPre(Synapse synapse) {}

        @Override
        public void onPost(Synapse synapse) {}
    }

    private static NetworkBuilder valid() {
        return Network.named("valid")
                .dtMs(0.1)
                .population("in", 4, new Standins.Poisson())
                .population("out", 3, new Standins.IafPscExp())
                .signal("reward");
    }

    private static Arguments with(String sentence, UnaryOperator<NetworkBuilder> change) {
        return arguments(sentence, change);
    }

    private static Arguments connect(String sentence, Connect connect) {
        return with(
                "projections.p.connect" + sentence,
                b -> b.projection("p", "out", "out", connect, Value.constant(1), Delays.ofMs(1)));
    }

    private static Arguments weight(String sentence, Connect connect, Value weight) {
        return with(
                "projections.p.weight" + sentence,
                b -> b.projection("p", "in", "out", connect, weight, Delays.ofMs(1), new Standins.PairStdp()));
    }

    private static Arguments delays(String sentence, Delays delays) {
        return with(
                "projections.p" + sentence,
                b -> b.projection(
                        "p", "in", "out", Connect.allToAll(), Value.constant(1), delays, new Standins.PairStdp()));
    }

    private static Arguments rule(String sentence, LearningRule rule) {
        return with(
                "projections.p.rule: " + sentence,
                b -> b.projection("p", "in", "out", Connect.allToAll(), Value.constant(1), Delays.ofMs(1), rule));
    }

    private static Arguments span(String sentence, Span from, Span to) {
        return with(
                "projections.p." + sentence,
                b -> b.projection(new Projection(
                        "p", from, to, Connect.allToAll(), Value.constant(1), Delays.ofMs(1), Optional.empty())));
    }

    /** With {@code units}, graded, beside {@code in} and {@code out}, which spike. */
    private static Arguments dense(String sentence, Span from, Span to, Connect connect, Delays delays) {
        return with("projections.p." + sentence, b -> b.population("units", 4, new Standins.ThresholdUnit())
                .projection(new Projection(
                        "p", from, to, connect, Value.constant(0), delays, Optional.of(new Standins.OuterProduct()))));
    }

    private static Arguments spiking(String sentence, String from, String to, Optional<LearningRule> rule) {
        return with("projections.p." + sentence, b -> b.population("units", 4, new Standins.ThresholdUnit())
                .projection(new Projection(
                        "p",
                        Span.all(from),
                        Span.all(to),
                        Connect.allToAll(),
                        Value.constant(0),
                        Delays.ofMs(0.1),
                        rule)));
    }

    private static Arguments current(String sentence, Span target, Value current, double from, double to) {
        return with("stimuli[0]." + sentence, b -> b.stimulus(new Stimulus.Current(target, current, from, to)));
    }

    private static Arguments poisson(String sentence, Value rate, double weight) {
        return with(
                "stimuli[0]." + sentence,
                b -> b.stimulus(
                        new Stimulus.PoissonInput(Span.of("out", 0, 2), rate, weight, Schedule.CONSTANT, 0, END)));
    }

    private static Arguments weights(String sentence, Recording.Weights recorder) {
        return with("record.weights[0]" + sentence, b -> b.projection(
                        "fixed", "in", "out", Connect.allToAll(), Value.constant(1), Delays.ofMs(1))
                .projection(
                        "learn",
                        "in",
                        "out",
                        Connect.allToAll(),
                        Value.constant(1),
                        Delays.ofMs(1),
                        new Standins.PairStdp())
                .recordWeights(recorder));
    }

    static Stream<Arguments> graded() {
        String needsRule = "population \"units\" is graded (threshold-unit); needs a rule of graded units, such as"
                + " outer-product";
        String needsUnits = "; outer-product needs graded units, such as threshold-unit";
        String whole = "; must be the whole population for a rule of graded units";
        Span units = Span.all("units");
        Connect all = Connect.allToAll();
        Delays step = Delays.ofMs(0.1);
        String oneStep = "delay: must be one step of dt = 0.1 ms, since a value acts until the next one comes";
        return Stream.of(
                spiking("from: " + needsRule, "units", "out", Optional.of(new Standins.PairStdp())),
                spiking("from: " + needsRule, "units", "out", Optional.empty()),
                spiking("to: " + needsRule, "in", "units", Optional.empty()),
                spiking("to: " + needsRule, "out", "units", Optional.of(new Standins.PairStdp())),
                dense("from: population \"in\" is not graded (poisson)" + needsUnits, Span.all("in"), units, all, step),
                dense(
                        "from: population \"out\" is not graded (iaf-psc-exp)" + needsUnits,
                        Span.all("out"),
                        units,
                        all,
                        step),
                dense(
                        "to: population \"out\" is not graded (iaf-psc-exp)" + needsUnits,
                        units,
                        Span.all("out"),
                        all,
                        step),
                dense("from = units[1..3]" + whole, Span.of("units", 1, 3), units, all, step),
                dense("to = units[0..3]" + whole, units, Span.of("units", 0, 3), all, step),
                dense(
                        "connect: must be all-to-all, since outer-product has a weight for every pair",
                        units,
                        units,
                        Connect.oneToOne(),
                        step),
                dense(oneStep, units, units, all, Delays.ofMs(0.2)),
                dense(oneStep, units, units, all, Delays.dendritic(Value.uniform(0.1, 0.1))));
    }

    static Stream<Arguments> network() {
        return Stream.of(
                with("dt = -0.1 ms; must be finite and > 0 ms", b -> b.dtMs(-0.1)),
                with("dt = NaN ms; must be finite and > 0 ms", b -> b.dtMs(Double.NaN)),
                with("duration = 0.0 ms; must be finite and > 0 ms", b -> b.durationMs(0)),
                with("duration = Infinity ms; must be finite and > 0 ms", b -> b.durationMs(END)),
                with("duration = 0.01 ms; must be at least one step of dt = 0.1 ms", b -> b.durationMs(0.01)),
                with("duration = 200.05 ms; must be whole steps of dt = 0.1 ms", b -> b.durationMs(200.05)),
                with("duration = 1.0E18 ms; must be at most 2^53 steps of dt = 0.1 ms", b -> b.durationMs(1e18)),
                with("batch = 0; must be at least 1", b -> b.batch(0)),
                with(
                        "batch = 2; must be 1, since population \"units\" is graded (threshold-unit); only spiking populations"
                                + " run in batches",
                        b -> b.population("units", 4, new Standins.ThresholdUnit())
                                .batch(2)),
                with(
                        "batch = 2000000000; must be at most 536870911, since population \"in\" has 4 neurons",
                        b -> b.batch(2_000_000_000)),
                with("warmUp = 2000.0 ms; must be within 0 ms and the duration of 1000.0 ms", b -> b.warmUpMs(2000)),
                with("name: network name \"\" is not allowed", b -> Network.named("")),
                with(
                        "populations: population name \"a.b\" is not allowed; must be letters, digits, - and _",
                        b -> b.population("a.b", 1, new Standins.Poisson())),
                with("signals: signal \"reward\" is declared twice; names must differ", b -> b.signal("reward")),
                with("projections: projection \"p\" is declared twice; names must differ", b -> b.projection(
                                "p", "in", "out", Connect.allToAll(), Value.constant(1), Delays.ofMs(1))
                        .projection("p", "in", "out", Connect.allToAll(), Value.constant(1), Delays.ofMs(1))),
                with(
                        "population \"in\" is declared twice; names must differ",
                        b -> b.population("in", 1, new Standins.Poisson())));
    }

    static Stream<Arguments> populations() {
        SpikeTrain train = SpikeTrain.of(new int[] {2}, new double[] {1});
        return Stream.of(
                with("populations.a.size = -3; must be at least 1", b -> b.population("a", -3, new Standins.Poisson())),
                with("populations.a.size = 0; must be at least 1", b -> b.population("a", 0, new Standins.Poisson())),
                with(
                        "populations.a.model = pair-stdp; must be a neuron model or a source",
                        b -> b.population("a", 1, new Standins.PairStdp())),
                with(
                        "populations.out.tau: unknown parameter a neuron of iaf-psc-exp \"tauMs\"; did you mean \"tauMMs\"?",
                        b -> b.parameter("out", "tauMs", Value.constant(1))),
                with(
                        "populations.out.tauM: 2 explicit values; must be 3, one a neuron",
                        b -> b.parameter("out", "tauMMs", Value.explicit(1, 2))),
                with(
                        "populations.out.tauM: tauMMs=-2.0; must be > 0",
                        b -> b.parameter("out", "tauMMs", Value.explicit(1, 1, -2))),
                with(
                        "populations.out.initial.u: unknown state variable of iaf-psc-exp \"u\"; known: v, w",
                        b -> b.initial("out", "u", Value.constant(1))),
                with(
                        "populations.out.initial.v: 2 explicit values; must be 3, one a neuron",
                        b -> b.initial("out", "v", Value.explicit(1, 2))),
                with(
                        "populations.in.initial.v: unknown state variable of poisson \"v\"; there are none",
                        b -> b.initial("in", "v", Value.constant(1))),
                with(
                        "populations.a.spikes: a spike at 1.0 ms of neuron 2; must be one of the population's 2 neurons",
                        b -> b.population("a", 2, new Standins.SpikeList(train, List.of(), 0))));
    }

    static Stream<Arguments> projections() {
        Span in = Span.all("in");
        Span out = Span.all("out");
        return Stream.of(
                span("from: unknown population \"inn\"; did you mean \"in\"?", Span.all("inn"), out),
                span("to: unknown population \"ou\"; did you mean \"out\"?", in, Span.all("ou")),
                span("to = in; is a source, which takes no input", in, in),
                span("from = in[0..5]; must be a range within 0..4 that is not empty", Span.of("in", 0, 5), out),
                span("to = out[2..2]; must be a range within 0..3 that is not empty", in, Span.of("out", 2, 2)),
                span("to = out[-1..2]; must be a range within 0..3 that is not empty", in, Span.of("out", -1, 2)),
                connect(
                        ".inDegree = 4; must be at most 3, the sources there are, where multapses = false",
                        new Connect.FixedInDegree(4, true, false)),
                connect(
                        ".inDegree = 3; must be at most 2, the sources there are, where multapses = false",
                        new Connect.FixedInDegree(3, false, false)),
                connect(
                        ".outDegree = 4; must be at most 3, the targets there are, where multapses = false",
                        new Connect.FixedOutDegree(4, true, false)),
                connect(
                        ".total = 7; must be at most 6, the pairs there are, where multapses = false",
                        new Connect.FixedTotalNumber(7, false, false)),
                connect(
                        ".sources[1] = 3; must be within 0 and 2, counted within its range of out",
                        Connect.list(new int[] {0, 3}, new int[] {0, 0})),
                connect(
                        ".targets[0] = -1; must be within 0 and 2, counted within its range of out",
                        Connect.list(new int[] {0}, new int[] {-1})),
                with(
                        "projections.p.connect: one-to-one from 4 to 3 neurons; must be as many on both sides",
                        b -> b.projection("p", "in", "out", Connect.oneToOne(), Value.constant(1), Delays.ofMs(1))),
                with(
                        "projections.p.connect.inDegree = 2; must be at most 0, the sources there are without autapses",
                        b -> b.projection(new Projection(
                                "p",
                                Span.of("out", 1, 2),
                                Span.of("out", 1, 2),
                                new Connect.FixedInDegree(2, false, true),
                                Value.constant(1),
                                Delays.ofMs(1),
                                Optional.empty()))));
    }

    static Stream<Arguments> weightsAndRules() {
        Connect all = Connect.allToAll();
        return Stream.of(
                weight(": 3 explicit values; must be 12, one a synapse", all, Value.explicit(0, 0, 1)),
                weight(
                        ": 3 explicit values; need connect = list, one-to-one, all-to-all, local or convolution, whose synapses are known",
                        Connect.fixedInDegree(1),
                        Value.explicit(0, 0, 1)),
                weight(
                        ": 1 explicit values; must be 2, one a synapse",
                        Connect.list(new int[] {0, 1}, new int[] {0, 1}),
                        Value.explicit(1)),
                weight(" = 1.5; must be within 0.0 and 1.0, the bounds of pair-stdp", all, Value.constant(1.5)),
                weight(" = -1.0; must be within 0.0 and 1.0, the bounds of pair-stdp", all, Value.uniform(-1, 1)),
                weight(
                        " = 7.0; must be within 0.0 and 1.0, the bounds of pair-stdp",
                        Connect.list(new int[] {0}, new int[] {0}),
                        Value.explicit(7)),
                rule(
                        "rule listens to a signal that is not declared: unknown signal \"rewards\"; did you mean \"reward\"?",
                        new Rule(List.of(), List.of("rewards"), 0)),
                rule(
                        "weightMin = NaN is above weightMax = Infinity; must not be above it",
                        new Rule(List.of(), List.of(), Double.NaN)),
                rule(
                        "pre trace 1 averages the square of pre trace 2; must be another of the rule's 2 pre traces",
                        new Rule(List.of(Trace.add(20), Trace.squareOf(2, 10)), List.of(), 0)),
                rule(
                        "pre trace 0 averages the square of pre trace 0; must be another of the rule's 1 pre traces",
                        new Rule(List.of(Trace.squareOf(0, 10)), List.of(), 0)),
                rule(
                        "pre trace 0 follows state column 0; must be one of the 0 that the rule reads of its target",
                        new Rule(List.of(Trace.lowPass(0, 10)), List.of(), 0)),
                rule(
                        "reading reads the state of population \"out\" (iaf-psc-exp), which has none of that name: unknown state variable \"u\"; known: v, w",
                        new Reading("u")));
    }

    static Stream<Arguments> delays() {
        Value one = Value.constant(1);
        return Stream.of(
                delays(".delay = 0.0 ms; must be at least one step of dt = 0.1 ms", Delays.ofMs(0)),
                delays(".delay = -1.0 ms; must be at least one step of dt = 0.1 ms", Delays.ofMs(-1)),
                delays(".delay = 0.04 ms; must be whole steps of dt = 0.1 ms", Delays.ofMs(0.04)),
                delays(".delay = 1.0E9 ms; must be at most 2147483647 steps of dt = 0.1 ms", Delays.ofMs(1e9)),
                delays(".delay = 1.25 ms; must be whole steps of dt = 0.1 ms", Delays.ofMs(1.25)),
                delays(
                        ".delay: no draw reaches one step of dt = 0.1 ms; must be able to",
                        Delays.dendritic(Value.uniform(0, 0.04))),
                delays(
                        ".delay: no draw reaches one step of dt = 0.1 ms; must be able to",
                        Delays.dendritic(Value.truncatedNormal(0, 1, -1, 0))),
                delays(
                        ".preDelay = 20 steps; must be at most the delay of 10 steps",
                        new Delays(one, new Delays.Part.Fixed(2), new Delays.Part.Fixed(0))),
                delays(
                        ".preDelay = 0.25 ms; must be whole steps of dt = 0.1 ms",
                        new Delays(one, new Delays.Part.Fixed(0.25), new Delays.Part.Fixed(0))),
                delays(
                        ".postDelay = -2 steps; must be >= 0",
                        new Delays(one, new Delays.Part.Fixed(0), new Delays.Part.OfDelay(12))),
                delays(
                        ": delay - preDelay + postDelay = 10 - 10 + 0 steps; must be at least 1 step, the shortest slice",
                        new Delays(one, new Delays.Part.OfDelay(0), new Delays.Part.Fixed(0))));
    }

    static Stream<Arguments> stimuli() {
        Span out = Span.all("out");
        Value one = Value.constant(1);
        return Stream.of(
                current("target = in; is a source, which takes no input", Span.all("in"), one, 0, END),
                current("target: unknown population \"ot\"; did you mean \"out\"?", Span.all("ot"), one, 0, END),
                current("target = out[0..4]; must be a range within 0..3", Span.of("out", 0, 4), one, 0, END),
                current("current: 2 explicit values; must be 3, one a neuron", out, Value.explicit(1, 2), 0, END),
                current("from = -1.0 ms; must be finite and >= 0 ms", out, one, -1, END),
                current("to = 5.0 ms; must be after from = 5.0 ms", out, one, 5, 5),
                current("to = NaN ms; must be after from = 5.0 ms", out, one, 5, Double.NaN),
                poisson("rate = -1.0 Hz; must be >= 0 Hz", Value.constant(-1), 1),
                poisson("rate: 3 explicit values; must be 2, one a neuron", Value.explicit(1, 2, 3), 1),
                poisson("weight = NaN; must be a finite number", one, Double.NaN),
                with(
                        "stimuli[0].signal: unknown signal \"rewards\"; did you mean \"reward\"?",
                        b -> b.stimulus(new Stimulus.Signal("rewards", 1, 0))),
                with(
                        "stimuli[0].value = NaN; must be a finite number",
                        b -> b.stimulus(new Stimulus.Signal("reward", Double.NaN, 0))),
                with(
                        "stimuli[0].at = -1.0 ms; must be finite and >= 0 ms",
                        b -> b.stimulus(new Stimulus.Signal("reward", 1, -1))));
    }

    static Stream<Arguments> recording() {
        List<String> v = List.of("v");
        int[] first = {0};
        return Stream.of(
                with("record.spikes: unknown population \"inn\"; did you mean \"in\"?", b -> b.recordSpikes("inn")),
                with("record.spikes: in, in; each may be named once", b -> b.recordSpikes("in", "in")),
                with("record.state[0].population: unknown population", b -> b.recordState("x", v, first, 1)),
                with(
                        "record.state[0].population = in; is a source, which has no state",
                        b -> b.recordState("in", v, first, 1)),
                with(
                        "record.state[0].variables: unknown state variable of iaf-psc-exp \"u\"; known: v, w",
                        b -> b.recordState("out", List.of("u"), first, 1)),
                with(
                        "record.state[0].variables: names none; must name at least one",
                        b -> b.recordState("out", List.of(), first, 1)),
                with(
                        "record.state[0].neurons: names none; must name at least one neuron",
                        b -> b.recordState("out", v, new int[0], 1)),
                with(
                        "record.state[0].neurons = 3; must be within 0 and 2",
                        b -> b.recordState("out", v, new int[] {3}, 1)),
                with(
                        "record.state[0].every = 0 steps; must be at least 1 step",
                        b -> b.recordState("out", v, first, 0)),
                weights(
                        ".projection: unknown projection \"lern\"; did you mean \"learn\"?; known: fixed, learn",
                        new Recording.Weights("lern", 1)),
                weights(".every = 0.0 ms; must be finite and > 0 ms", new Recording.Weights("learn", 0)),
                weights(
                        ": 1 sources but 2 targets; must be one target a source",
                        new Recording.Weights("learn", 1, new int[] {0}, new int[] {0, 1})),
                weights(
                        ".targets = 3; must be within 0 and 2",
                        new Recording.Weights("learn", 1, new int[] {0}, new int[] {3})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "network",
        "populations",
        "projections",
        "weightsAndRules",
        "delays",
        "graded",
        "stimuli",
        "recording"
    })
    void shouldRefuseWithPathValueAndWhatIsAllowed(String sentence, UnaryOperator<NetworkBuilder> change) {
        assertThatThrownBy(() -> change.apply(valid()).build())
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void shouldAcceptTheBorders() {
        Network network = valid().durationMs(1e12)
                .warmUpMs(1e12)
                .parameter("out", "tauMMs", Value.uniform(1, 2))
                .projection(
                        "drawn",
                        "in",
                        "out",
                        new Connect.FixedInDegree(4, true, false),
                        Value.normal(0, 1),
                        Delays.dendritic(Value.normal(0, 1)),
                        new Standins.PairStdp())
                .projection("late", "out", "out", Connect.allToAll(), Value.constant(-7), Delays.ofMs(0.1 + 0.2))
                .projection(
                        "axonal",
                        "in",
                        "out",
                        Connect.allToAll(),
                        Value.constant(1),
                        Delays.axonal(Value.constant(0.1)),
                        new Standins.PairStdp())
                .recordSpikes()
                .build();
        assertThat(network.projections()).hasSize(3);
    }
}
