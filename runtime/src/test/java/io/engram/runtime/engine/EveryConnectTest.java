package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Connect.ByDistance.Profile;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkText;
import io.engram.runtime.network.Sheet;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Standins;
import io.engram.runtime.network.Value;
import io.engram.runtime.network.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every kind of connection must hold, each from twelve neurons to twelve: the same by parts, the count it declares, no
 * synapse outside its ranges, flags and masks kept, read back as it was rendered, refused in one sentence.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EveryConnectTest {
    private static final long[] SEEDS = {1, 5, 77};
    /** Six positions along a line and two channels or filters of it. */
    private static final Windows LINE = new Windows(List.of(6), 2, List.of(3), List.of(1), List.of(1));

    private static final Windows LATTICE = new Windows(List.of(3, 4), 1, List.of(2, 2), List.of(1, 1), List.of(0, 0));
    private static final Sheet SHEET = new Sheet(3, 4, 4, 3, true);

    static Stream<Connect> bare() {
        return Stream.of(
                new Connect.AllToAll(true),
                new Connect.AllToAll(false),
                Connect.oneToOne(),
                new Connect.FixedInDegree(5, true, true),
                new Connect.FixedInDegree(5, false, true),
                new Connect.FixedInDegree(5, true, false),
                new Connect.FixedInDegree(11, false, false),
                new Connect.FixedOutDegree(5, true, true),
                new Connect.FixedOutDegree(5, false, false),
                new Connect.FixedOutDegree(11, false, false),
                new Connect.PairwiseBernoulli(0.3, true),
                new Connect.PairwiseBernoulli(0.3, false),
                new Connect.PairwiseBernoulli(1, false),
                new Connect.PairwiseBernoulli(0, true),
                new Connect.FixedTotalNumber(60, true, true),
                new Connect.FixedTotalNumber(60, false, true),
                new Connect.FixedTotalNumber(60, true, false),
                new Connect.FixedTotalNumber(132, false, false),
                Connect.list(new int[] {3, 0, 3, 11}, new int[] {1, 11, 1, 0}),
                Connect.local(LATTICE, 2),
                Connect.local(LINE, 2),
                Connect.convolution(LATTICE, 2),
                Connect.convolution(LINE, 2),
                new Connect.MaxPool(LINE, 0.1),
                new Connect.MeanField(),
                new Connect.ByDistance(SHEET, Profile.GAUSSIAN, 0.9, 0.4, true),
                new Connect.ByDistance(SHEET, Profile.EXPONENTIAL, 0.9, 0.4, false),
                new Connect.ByDistance(SHEET, Profile.DISC, 1, 0.3, false));
    }

    static Stream<Connect> maskable() {
        return bare().filter(connect -> !(connect instanceof Connect.MeanField));
    }

    /** Also with a mask, which takes three pairs away wherever they are. */
    static Stream<Connect> everyKind() {
        return Stream.concat(bare(), maskable().map(EveryConnectTest::masked));
    }

    private static Connect masked(Connect connect) {
        return connect.without(new int[] {3, 0, 7}, new int[] {1, 2, 7});
    }

    /** A new kind fails here until it is in the list, and so in every test of this class. */
    @Test
    void shouldKnowEveryKind() {
        Set<Class<?>> listed = everyKind().map(Object::getClass).collect(Collectors.toSet());

        assertThat(listed).containsExactlyInAnyOrder(Connect.class.getPermittedSubclasses());
        assertThat(refused().map(arguments -> arguments.get()[0]).collect(Collectors.toSet()))
                .as("kinds that are refused where they do not fit; an all-to-all and a mean field fit everywhere")
                .containsAll(listed.stream()
                        .filter(kind -> kind != Connect.AllToAll.class && kind != Connect.MeanField.class)
                        .toList());
    }

    private static List<Wired> wirings(Connect connect) {
        return Arrays.stream(SEEDS)
                .boxed()
                .flatMap(seed -> Stream.of(Wired.of(12, 12, connect), Wired.within(12, connect), ranges(connect))
                        .map(wired -> new Wired(wired.network().withSeed(seed))))
                .toList();
    }

    /** Twelve neurons of a population of 30 to twelve others of it, from a multiple of any windows on; four are on both sides. */
    static Wired ranges(Connect connect) {
        return Wired.of(
                Span.of("a", 4, 16),
                30,
                Span.of("a", 12, 24),
                30,
                connect,
                Value.normal(0, 1),
                Value.truncatedNormal(5, 3, 1, 9));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void shouldDrawTheSameByParts(Connect connect) {
        for (Wired wired : wirings(connect)) {
            List<String> whole = Wired.lines(wired.all(), 0);
            for (int parts : new int[] {2, 3, 7, 20}) {
                List<String> joined = new ArrayList<>();
                for (int k = 0; k < parts; k++) {
                    int from = wired.targets() * k / parts;
                    joined.addAll(Wired.lines(wired.draw(from, wired.targets() * (k + 1) / parts), from));
                }
                assertThat(joined).as("%s in %d parts", connect, parts).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void shouldCountWhatItDraws(Connect connect) {
        for (Wired wired : wirings(connect)) {
            assertThat(new SynapseDrawer(wired.network(), wired.projection()).count())
                    .isEqualTo(wired.all().size());
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void shouldStayWithinTheRanges(Connect connect) {
        for (long seed : SEEDS) {
            Synapses synapses = new Wired(ranges(connect).network().withSeed(seed)).all();

            assertThat(Arrays.stream(synapses.source())).allMatch(source -> source >= 4 && source < 16);
            int[] inDegrees = Wired.inDegrees(synapses);
            assertThat(Arrays.copyOfRange(inDegrees, 0, 12)).containsOnly(0);
            assertThat(Arrays.copyOfRange(inDegrees, 24, 30)).containsOnly(0);
            assertThat(Arrays.stream(synapses.delaySteps())).allMatch(delay -> delay >= 1 && delay <= 9);
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void shouldOrderSynapsesByTargetThenSource(Connect connect) {
        for (Wired wired : wirings(connect)) {
            Synapses synapses = wired.all();
            int[] start = synapses.targetStart();
            for (int t = 0; t < wired.targets(); t++) {
                assertThat(Arrays.copyOfRange(synapses.source(), start[t], start[t + 1]))
                        .as("target %d", t)
                        .isSorted();
            }
        }
    }

    /** Each pair that is left has the weights and delays that it has without the mask. */
    @ParameterizedTest
    @MethodSource("maskable")
    void shouldTakeAwayWhatIsMaskedAndNothingElse(Connect connect) {
        for (long seed : SEEDS) {
            List<String> all = Wired.lines(new Wired(ranges(connect).network().withSeed(seed)).all(), 0);
            Set<String> masked = IntStream.range(0, 3)
                    .mapToObj(k -> (4 + new int[] {3, 0, 7}[k]) + ">" + (12 + new int[] {1, 2, 7}[k]))
                    .collect(Collectors.toSet());

            assertThat(Wired.lines(new Wired(ranges(masked(connect)).network().withSeed(seed)).all(), 0))
                    .isEqualTo(all.stream()
                            .filter(line -> !masked.contains(line.substring(0, line.indexOf(' '))))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("bare")
    void shouldConnectANeuronToItselfOnlyWhereItMay(Connect connect) {
        for (Wired wired : wirings(connect)) {
            boolean same = wired.network().populations().size() == 1;
            if (same && connect.toString().contains("autapses=false")) {
                assertThat(Wired.pairs(wired.all())).noneMatch(pair -> pair.split(">")[0].equals(pair.split(">")[1]));
            }
            if (connect.toString().contains("multapses=false")) {
                assertThat(Wired.pairs(wired.all())).doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void shouldBeReadBackAsItWasRendered(Connect connect) {
        Network network = described(connect, 12, 12);
        Network back = NetworkText.parse(NetworkText.render(network));

        assertThat(back).isEqualTo(network);
        assertThat(back.projection("p").connect()).isEqualTo(connect);
    }

    private static Network described(Connect connect, int sources, int targets) {
        return Network.named("described")
                .dtMs(1)
                .population("in", sources, new Standins.Poisson())
                .population("out", targets, new Standins.IafPscExp())
                .projection("p", "in", "out", connect, Value.constant(1), Delays.ofMs(1))
                .build();
    }

    /** Each on four sources and three targets of another population. */
    static Stream<Arguments> refused() {
        Map<Connect, String> sentences = Map.of(
                Connect.oneToOne(),
                "projections.p.connect: one-to-one from 4 to 3 neurons; must be as many on both sides",
                new Connect.FixedInDegree(5, true, false),
                "projections.p.connect.inDegree = 5; must be at most 4, the sources there are, where multapses = false",
                new Connect.FixedOutDegree(4, true, false),
                "projections.p.connect.outDegree = 4; must be at most 3, the targets there are, where multapses = false",
                new Connect.FixedTotalNumber(13, true, false),
                "projections.p.connect.total = 13; must be at most 12, the pairs there are, where multapses = false",
                Connect.list(new int[] {4}, new int[] {0}),
                "projections.p.connect.sources[0] = 4; must be within 0 and 3, counted within its range of in",
                Connect.local(LATTICE, 2),
                "projections.p.connect.shape: holds 12 neurons; must be as many as in gives, 4",
                Connect.convolution(Windows.of(List.of(4), List.of(2)), 2),
                "projections.p.connect: has 3 windows and so needs 6 targets; out gives 3",
                new Connect.MaxPool(LINE, 0.1),
                "projections.p.connect.shape: holds 12 neurons; must be as many as in gives, 4",
                new Connect.ByDistance(SHEET, Profile.DISC, 1, 1, true),
                "projections.p.connect.sourceShape: holds 12 neurons; must be as many as in gives, 4",
                Connect.allToAll().without(new int[] {0}, new int[] {3}),
                "projections.p.connect.without.targets[0] = 3; must be within 0 and 2, counted within its range of out");
        return Stream.concat(
                sentences.entrySet().stream()
                        .map(of -> Arguments.of(
                                of.getKey().getClass(), of.getValue(), (Runnable) () -> described(of.getKey(), 4, 3))),
                Stream.of(Arguments.of(
                        Connect.PairwiseBernoulli.class, "pairwise-bernoulli: p=1.5; must be within 0 and 1", (Runnable)
                                () -> Connect.pairwiseBernoulli(1.5))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void shouldBeRefusedInOneSentence(Class<?> kind, String sentence, Runnable described) {
        assertThatThrownBy(described::run).isInstanceOf(SpecException.class).hasMessage(sentence);
    }
}
