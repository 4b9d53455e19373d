package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is connected to whom: degrees, autapses, multapses, statistics. What all kinds must hold is {@link EveryConnectTest}'s. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SynapseDrawerTest {

    @Test
    void shouldConnectAllToAll() {
        assertThat(Wired.of(3, 4, new Connect.AllToAll(false)).all().size()).isEqualTo(12);
        assertThat(Wired.within(4, new Connect.AllToAll(true)).all().size()).isEqualTo(16);
        assertThat(Wired.pairs(Wired.within(3, new Connect.AllToAll(false)).all()))
                .containsExactly("1>0", "2>0", "0>1", "2>1", "0>2", "1>2");
        assertThat(EveryConnectTest.ranges(new Connect.AllToAll(false)).all().size())
                .isEqualTo(144 - 4);
    }

    @Test
    void shouldConnectOneToOne() {
        assertThat(Wired.pairs(EveryConnectTest.ranges(Connect.oneToOne()).all()))
                .containsExactly(IntStream.range(0, 12)
                        .mapToObj(k -> (4 + k) + ">" + (12 + k))
                        .toArray(String[]::new));
    }

    @Test
    void shouldFixInDegrees() {
        for (boolean multapses : new boolean[] {true, false}) {
            for (boolean autapses : new boolean[] {true, false}) {
                for (int degree : new int[] {1, 3, 15, 19}) {
                    Synapses synapses = Wired.within(20, new Connect.FixedInDegree(degree, autapses, multapses))
                            .all();
                    assertThat(Wired.inDegrees(synapses)).containsOnly(degree);
                    settings(synapses, autapses, multapses);
                }
            }
        }
    }

    @Test
    void shouldFixOutDegrees() {
        for (boolean multapses : new boolean[] {true, false}) {
            for (boolean autapses : new boolean[] {true, false}) {
                for (int degree : new int[] {1, 3, 15, 19}) {
                    Synapses synapses = Wired.within(20, new Connect.FixedOutDegree(degree, autapses, multapses))
                            .all();
                    assertThat(Wired.outDegrees(synapses, 20)).containsOnly(degree);
                    settings(synapses, autapses, multapses);
                }
            }
        }
    }

    @Test
    void shouldFixTheTotalNumber() {
        for (boolean multapses : new boolean[] {true, false}) {
            for (boolean autapses : new boolean[] {true, false}) {
                for (int total : new int[] {1, 100, 380}) {
                    Synapses synapses = Wired.within(20, new Connect.FixedTotalNumber(total, autapses, multapses))
                            .all();
                    assertThat(synapses.size()).isEqualTo(total);
                    settings(synapses, autapses, multapses);
                }
            }
        }
    }

    private static void settings(Synapses synapses, boolean autapses, boolean multapses) {
        List<String> pairs = Wired.pairs(synapses);
        if (!autapses) {
            assertThat(pairs).noneMatch(pair -> pair.split(">")[0].equals(pair.split(">")[1]));
        }
        if (!multapses) {
            assertThat(pairs).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldDrawAutapsesAndMultapsesWhereTheyMayBe() {
        for (Connect connect : List.of(
                new Connect.FixedInDegree(15, true, true),
                new Connect.FixedOutDegree(15, true, true),
                new Connect.FixedTotalNumber(300, true, true))) {
            List<String> pairs = Wired.pairs(Wired.within(20, connect).all());
            assertThat(pairs.stream().distinct().count()).as("%s", connect).isLessThan(pairs.size());
            assertThat(pairs).anyMatch(pair -> pair.split(">")[0].equals(pair.split(">")[1]));
        }
    }

    @Test
    void shouldDrawSourcesUniformly() {
        int targets = 20_000;
        for (boolean multapses : new boolean[] {true, false}) {
            for (int degree : new int[] {4, 8}) {
                Synapses synapses = Wired.of(10, targets, new Connect.FixedInDegree(degree, true, multapses))
                        .all();
                double mean = targets * degree / 10.0;
                for (int out : Wired.outDegrees(synapses, 10)) {
                    assertThat((double) out).isCloseTo(mean, within(5 * StrictMath.sqrt(mean)));
                }
            }
        }
    }

    @Test
    void shouldDrawInDegreesOfABernoulliNetworkBinomially() {
        int targets = 20_000;
        double p = 0.13;
        int sources = 50;
        int[] degrees = Wired.inDegrees(
                Wired.of(sources, targets, Connect.pairwiseBernoulli(p)).all());

        double mean = Arrays.stream(degrees).average().orElseThrow();
        double variance = Arrays.stream(degrees)
                .mapToDouble(d -> (d - mean) * (d - mean))
                .average()
                .orElseThrow();
        double expected = sources * p * (1 - p);
        assertThat(mean).isCloseTo(sources * p, within(5 * StrictMath.sqrt(expected / targets)));
        assertThat(variance).isCloseTo(expected, within(5 * expected * StrictMath.sqrt(2.0 / targets)));
    }

    @Test
    void shouldTakeTheDrawnWeightsAndDelays() {
        Synapses synapses = Wired.of(100, 100, Connect.allToAll()).all();
        double mean = 0;
        for (int k = 0; k < synapses.size(); k++) {
            mean += synapses.weight()[k] / synapses.size();
            assertThat(synapses.weight()[k]).isBetween(-1f, 1f);
        }
        assertThat(mean).isCloseTo(0, within(5 * 0.577 / 100));
        assertThat(synapses.delaySteps()).contains(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void shouldGiveExplicitValuesInTheOrderOfTheList() {
        Wired wired = Wired.of(
                Span.of("a", 2, 6),
                9,
                Span.of("b", 1, 4),
                5,
                Connect.list(new int[] {3, 0, 3, 1}, new int[] {2, 0, 2, 1}),
                Value.explicit(0.1, 0.2, 0.3, 0.4),
                Value.explicit(4, 3, 2, 1));

        assertThat(Wired.lines(wired.all(), 0))
                .containsExactly("2>1 0.2 after 3", "3>2 0.4 after 1", "5>3 0.1 after 4", "5>3 0.3 after 2");
    }

    @Test
    void shouldGiveExplicitValuesByTargetThenSourceToAllToAll() {
        Wired wired = Wired.of(
                Span.of("a", 1, 4),
                5,
                Span.of("a", 2, 4),
                5,
                new Connect.AllToAll(false),
                Value.explicit(0.1, 0.2, 0.3, 0.4),
                Value.constant(1));

        assertThat(Wired.lines(wired.all(), 0))
                .containsExactly("1>2 0.1 after 1", "3>2 0.2 after 1", "1>3 0.3 after 1", "2>3 0.4 after 1");
        assertThat(Wired.lines(wired.draw(3, 5), 3)).containsExactly("1>3 0.3 after 1", "2>3 0.4 after 1");
    }

    @Test
    void shouldRefuseWhatCannotBeDrawnRatherThanDrawForEver() {
        for (Connect impossible : List.of(
                new Connect.FixedInDegree(1, false, true),
                new Connect.FixedInDegree(1, false, false),
                new Connect.FixedOutDegree(1, false, true),
                new Connect.FixedTotalNumber(1, false, true))) {
            refused(() -> Wired.within(1, impossible), "at most 0");
        }
        refused(() -> Wired.within(4, new Connect.FixedInDegree(4, false, false)), "at most 3");
        refused(() -> Wired.of(4, 3, new Connect.FixedOutDegree(4, true, false)), "at most 3");
        refused(() -> Wired.within(4, new Connect.FixedTotalNumber(13, false, false)), "at most 12");
        refused(() -> Wired.of(3, 4, Connect.oneToOne()), "as many");
    }

    private static void refused(Runnable impossible, String words) {
        assertThatThrownBy(impossible::run)
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("projections.p")
                .hasMessageContaining(words);
    }
}
