package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.Value;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Counting by bits delivers what counting spike by spike, synapse by synapse does, to the last bit. */
class BitTableTest {
    private static final int SOURCES = 300;
    private static final int DELAY = 3;
    private static final double WEIGHT = -0.3;

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of(new Connect.FixedInDegree(30, true, false), 64),
                Arguments.of(new Connect.FixedInDegree(30, true, true), 150),
                // More than one synapse between most pairs.
                Arguments.of(new Connect.FixedInDegree(900, true, true), 131),
                Arguments.of(Connect.pairwiseBernoulli(0.4), 1000),
                Arguments.of(Connect.fixedTotalNumber(70_000), 70_001),
                Arguments.of(Connect.allToAll(), 65));
    }

    private static Wired wired(Connect connect, int targets) {
        return Wired.of(
                Span.of("a", 10, 290),
                SOURCES,
                Span.of("b", 0, targets),
                targets + 5,
                connect,
                Value.constant(WEIGHT),
                Value.constant(DELAY));
    }

    private static BitTable table(Wired wired, int from, int to) {
        return BitTableBuilder.build(new SynapseDrawer(wired.network(), wired.projection()), WEIGHT, 0, from, to);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldDeliverAsItsTwinDoes(Connect connect, int targets) {
        Wired wired = wired(connect, targets);
        Synapses synapses = wired.all();
        assertThat(table(wired, 0, targets + 5).size()).isEqualTo(synapses.size());
        SplittableRandom random = new SplittableRandom(9);
        for (int spikes : new int[] {1, 2, 7, 8, 9, 28, 64, 100, 112}) {
            int[] ids = IntStream.generate(() -> random.nextInt(SOURCES))
                    .limit(spikes)
                    .sorted()
                    .toArray();
            InputRing ring = new InputRing(targets + 5, 1, 5);

            table(wired, 0, targets + 5).deliver(fired(ids), 1, ring, 1);

            assertThat(ring.slot(1 + DELAY, 0)).as("%d spikes", spikes).isEqualTo(twin(synapses, ids));
            assertThat(ring.slot(DELAY, 0)).containsOnly(0);
        }
    }

    private static SpikeHistory fired(int[] ids) {
        SpikeHistory history = new SpikeHistory(1);
        history.open(1);
        history.append(1, ids, 0, ids.length, 0);
        return history;
    }

    private static double[] twin(Synapses synapses, int[] ids) {
        double[] sums = new double[synapses.targetStart().length - 1];
        for (int target = 0; target < sums.length; target++) {
            // Those beyond the first between two neurons come one by one, source by source.
            int count = 0;
            int[] start = synapses.targetStart();
            double[] more = new double[ids.length];
            for (int s = 0; s < ids.length; s++) {
                for (int k = start[target]; k < start[target + 1]; k++) {
                    boolean repeated = k > start[target] && synapses.source()[k - 1] == synapses.source()[k];
                    if (synapses.source()[k] == ids[s] && !repeated) {
                        count++;
                    } else if (synapses.source()[k] == ids[s]) {
                        more[s]++;
                    }
                }
            }
            sums[target] += count * WEIGHT;
            for (double m : more) {
                for (int k = 0; k < m; k++) {
                    sums[target] += WEIGHT;
                }
            }
        }
        return sums;
    }

    @Test
    void shouldCountMoreSpikesThanAByteHolds() {
        Wired wired = wired(Connect.allToAll(), 100);
        BitTable table = table(wired, 0, 105);
        int[] ids = IntStream.range(0, 3 * 280).map(k -> 10 + k / 3).toArray();
        InputRing ring = new InputRing(105, 1, 5);

        table.deliver(fired(ids), 1, ring, 1);

        assertThat(IntStream.range(0, 100).mapToDouble(t -> ring.slot(1 + DELAY, 0)[t]))
                .allSatisfy(sum -> assertThat(sum).isCloseTo(3 * 280 * WEIGHT, within(1e-9)));
        assertThat(ring.slot(1 + DELAY, 0)[100]).isZero();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldDeliverTheSameByShards(Connect connect, int targets) {
        Wired wired = wired(connect, targets);
        int[] ids = IntStream.range(0, SOURCES).filter(id -> id % 3 == 0).toArray();
        InputRing whole = new InputRing(targets + 5, 1, 5);
        table(wired, 0, targets + 5).deliver(fired(ids), 1, whole, 1);

        for (int cut : new int[] {1, 37, targets, targets + 5}) {
            InputRing low = new InputRing(cut, 1, 5);
            InputRing high = new InputRing(targets + 5 - cut, 1, 5);
            table(wired, 0, cut).deliver(fired(ids), 1, low, 1);
            table(wired, cut, targets + 5).deliver(fired(ids), 1, high, 1);

            for (int t = 0; t < targets + 5; t++) {
                double part = t < cut ? low.slot(1 + DELAY, 0)[t] : high.slot(1 + DELAY, 0)[t - cut];
                assertThat(part).as("target %d, cut at %d", t, cut).isEqualTo(whole.slot(1 + DELAY, 0)[t]);
            }
        }
    }
}
