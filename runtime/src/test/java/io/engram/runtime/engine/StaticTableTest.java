package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.engine.StaticTableBuilder.Picked;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.Value;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A table delivers what a loop over all synapses delivers, to the last bit. */
class StaticTableTest {
    private static final int STEPS = 60;

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of(Connect.fixedInDegree(20), Value.uniform(-1, 1), Value.uniform(1, 12), 30),
                Arguments.of(Connect.fixedInDegree(20), Value.constant(0.1), Value.uniform(1, 12), 30),
                Arguments.of(Connect.fixedInDegree(20), Value.constant(-0.1), Value.constant(3), 30),
                Arguments.of(Connect.fixedTotalNumber(1), Value.normal(0, 1), Value.constant(1), 30),
                Arguments.of(Connect.pairwiseBernoulli(0.2), Value.normal(0, 1), Value.uniform(1, 4), 30),
                Arguments.of(Connect.fixedTotalNumber(3000), Value.normal(0, 1), Value.uniform(1, 4), 70_000),
                Arguments.of(Connect.fixedTotalNumber(3000), Value.constant(0.3), Value.constant(2), 70_000),
                Arguments.of(Connect.fixedTotalNumber(4000), Value.constant(0.3), Value.constant(2), 70_000));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldDeliverAsItsTwinDoes(Connect connect, Value weight, Value delay, int targets) {
        Wired wired = Wired.of(Span.of("a", 5, 25), 40, Span.all("b"), targets, connect, weight, delay);
        Synapses synapses = wired.all();
        double constant = weight instanceof Value.Constant c ? c.value() : Double.NaN;
        for (Picked picked : Picked.values()) {
            BitSet taken = taken(synapses, picked);
            for (int longestPage : new int[] {7, 300, RowIndex.LONGEST_PAGE}) {
                int visit = longestPage == 7 ? 1 : longestPage == 300 ? 4 : StaticTable.MOST_CLASSES;
                List<StaticKernel> tables = tables(wired, picked, constant, visit, longestPage);
                double[][] expected = new double[STEPS + 20][targets];
                InputRing ring = new InputRing(targets, 2, STEPS + 20);
                SpikeHistory spikes = spikes();
                for (int step = 1; step <= STEPS; step++) {
                    for (StaticKernel table : tables) {
                        table.prepare(spikes, step, 1);
                        table.deliver(spikes, step, ring, 1);
                    }
                    twin(wired, synapses, taken, constant, visit, spikes, step, expected);
                }
                for (int step = 1; step < STEPS + 20; step++) {
                    assertThat(ring.slot(step, 1)).as("step %d", step).isEqualTo(expected[step]);
                    assertThat(ring.slot(step, 0)).containsOnly(0);
                }
                assertThat(tables.stream().mapToLong(StaticKernel::size).sum()).isEqualTo(taken.cardinality());
            }
        }
    }

    private static List<StaticKernel> tables(Wired wired, Picked picked, double constant, int visit, int longestPage) {
        SynapseDrawer drawer = new SynapseDrawer(wired.network(), wired.projection());
        return new StaticTableBuilder(picked, 1, constant, visit, longestPage)
                .build(List.of(StaticTableBuilder.Member.of(drawer, 0, wired.targets(), 0)));
    }

    /** None in the last steps, so that all are delivered. */
    private static SpikeHistory spikes() {
        SpikeHistory spikes = new SpikeHistory(STEPS + 1);
        SplittableRandom random = new SplittableRandom(9);
        for (int step = 1; step <= STEPS; step++) {
            spikes.open(step);
            int[] ids = IntStream.generate(() -> random.nextInt(40))
                    .limit(step > STEPS - 16 ? 0 : random.nextInt(12))
                    .sorted()
                    .toArray();
            spikes.append(step, ids, 0, ids.length, 0);
        }
        return spikes;
    }

    /** More than 2,048 classes of delay leave bits for fewer than 2^20 targets. */
    @Test
    void shouldDivideTargetsThatCannotBeToldApartBesideTheDelays() {
        int targets = 1_300_000;
        Wired wired = Wired.of(
                Span.all("a"),
                2,
                Span.all("b"),
                targets,
                Connect.fixedTotalNumber(60_000),
                Value.uniform(0, 1),
                Value.uniform(1, 3000));
        SynapseDrawer drawer = new SynapseDrawer(wired.network(), wired.projection());

        List<StaticKernel> tables =
                tables(wired, Picked.ALL, Double.NaN, StaticTable.MOST_CLASSES, RowIndex.LONGEST_PAGE);

        assertThat(tables).hasSizeGreaterThan(1);
        assertThat(tables.stream().mapToLong(StaticKernel::size).sum()).isEqualTo(drawer.count());
        for (StaticKernel table : tables) {
            assertThat(table.longestDelaySteps()).isEqualTo(StaticTable.MOST_CLASSES);
            assertThat(table.historySteps()).isBetween(2900, 3000);
        }
    }

    @Test
    void shouldTakeTwoBytesASynapseForMoreTargetsThanTheseTellApart() {
        for (int total : new int[] {2000, 4000}) {
            Wired wired = Wired.of(
                    Span.all("a"),
                    25,
                    Span.all("b"),
                    140_000,
                    Connect.fixedTotalNumber(total),
                    Value.constant(1),
                    Value.constant(2));

            List<StaticKernel> tables = tables(wired, Picked.ALL, 1, StaticTable.MOST_CLASSES, RowIndex.LONGEST_PAGE);

            assertThat(tables).hasSize(total == 4000 ? 3 : 1);
            assertThat(tables).allSatisfy(table -> assertThat(table)
                    .extracting("narrow", InstanceOfAssertFactories.array(char[][].class))
                    .hasSize(total == 4000 ? 1 : 0));
        }
    }

    @Test
    void shouldDeliverNothingForASourceFarBeyondThoseItHas() {
        Wired wired = Wired.of(10, 4, Connect.allToAll());
        InputRing ring = new InputRing(4, 2, 10);

        for (StaticKernel table :
                tables(wired, Picked.ALL, Double.NaN, StaticTable.MOST_CLASSES, RowIndex.LONGEST_PAGE)) {
            for (int bits = 20; bits < 31; bits++) {
                SpikeHistory beyond = new SpikeHistory(1);
                beyond.open(1);
                beyond.append(1, new int[] {10, 10 + (1 << bits)}, 0, 2, 0);
                table.deliver(beyond, 1, ring, 1);
            }
        }

        for (int step = 1; step < 11; step++) {
            assertThat(ring.slot(step, 1)).containsOnly(0);
        }
    }

    /** What is due at a step, segment by segment, spike by spike, synapse by synapse. */
    private static void twin(
            Wired wired,
            Synapses synapses,
            BitSet taken,
            double constant,
            int visit,
            SpikeHistory spikes,
            int step,
            double[][] arriving) {
        int first = SynapseDrawer.leastDelaySteps(wired.projection().delays().delayMs(), 1);
        for (int segment = 12 / visit; segment >= 0; segment--) {
            int spiked = step - segment * visit;
            if (spiked < 1) {
                continue;
            }
            for (int s = 0; s < spikes.count(spiked); s++) {
                for (int target = 0; target < synapses.targetStart().length - 1; target++) {
                    for (int k = synapses.targetStart()[target]; k < synapses.targetStart()[target + 1]; k++) {
                        int delay = synapses.delaySteps()[k];
                        boolean due = (delay - first) / visit == segment;
                        if (synapses.source()[k] == spikes.ids(spiked)[s] && taken.get(k) && due) {
                            arriving[spiked + delay][target] +=
                                    Double.isNaN(constant) ? synapses.weight()[k] : constant;
                        }
                    }
                }
            }
        }
    }

    private static BitSet taken(Synapses synapses, Picked picked) {
        BitSet taken = new BitSet();
        for (int target = 0; target < synapses.targetStart().length - 1; target++) {
            for (int k = synapses.targetStart()[target]; k < synapses.targetStart()[target + 1]; k++) {
                float weight = synapses.weight()[k];
                taken.set(
                        k,
                        switch (picked) {
                            case ALL -> true;
                            case NEGATIVE -> weight < 0;
                            case NOT_NEGATIVE -> !(weight < 0);
                        });
            }
        }
        return taken;
    }
}
