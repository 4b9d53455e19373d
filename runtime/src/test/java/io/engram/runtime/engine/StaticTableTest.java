package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.Value;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
                Arguments.of(Connect.fixedTotalNumber(3000), Value.constant(0.3), Value.constant(2), 70_000));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldDeliverAsItsTwinDoes(Connect connect, Value weight, Value delay, int targets) {
        Span some = Span.of("a", 5, 25);
        Synapses synapses = Wired.of(some, 40, Span.all("b"), targets, connect, weight, delay)
                .all();
        for (StaticTable.Signs signs : StaticTable.Signs.values()) {
            double constant = weight instanceof Value.Constant c ? c.value() : Double.NaN;
            StaticTable table = StaticTable.of(synapses, signs, 1, constant);
            double[][] expected = new double[STEPS + 20][targets];
            InputRing ring = new InputRing(targets, 2, STEPS + 20);
            SplittableRandom random = new SplittableRandom(9);
            for (int step = 1; step <= STEPS; step++) {
                int[] ids = IntStream.generate(() -> random.nextInt(40))
                        .limit(random.nextInt(12))
                        .sorted()
                        .toArray();
                table.deliver(ids, ids.length, step, ring);
                twin(synapses, signs, constant, ids, step, expected);
            }
            for (int step = 1; step < STEPS + 20; step++) {
                assertThat(ring.slot(step, 1)).as("step %d", step).isEqualTo(expected[step]);
                assertThat(Arrays.stream(ring.slot(step, 0)).allMatch(x -> x == 0))
                        .isTrue();
            }
            assertThat(table.size()).isEqualTo((int) IntStream.range(0, synapses.size())
                    .filter(k -> takes(signs, synapses.weight()[k]))
                    .count());
        }
    }

    @Test
    void shouldDeliverNothingForASourceFarBeyondThoseItHas() {
        Synapses synapses = Wired.of(10, 4, Connect.allToAll()).all();
        StaticTable table = StaticTable.of(synapses, StaticTable.Signs.ALL, 0, Double.NaN);
        int classes = (int) Arrays.stream(synapses.delaySteps()).distinct().count();
        InputRing ring = new InputRing(4, 1, 10);

        for (int bits = 20; bits < 31; bits++) {
            int first = Arrays.stream(synapses.source()).min().orElseThrow();
            // Times the classes, some of these are small again in 32 bits.
            table.deliver(new int[] {first + (1 << bits), first + (int) ((1L << 32) / classes)}, 2, 1, ring);
        }

        for (int step = 1; step < 11; step++) {
            assertThat(ring.slot(step, 0)).containsOnly(0);
        }
    }

    /** Spike by spike, synapse by synapse. */
    private static void twin(
            Synapses synapses, StaticTable.Signs signs, double constant, int[] ids, int step, double[][] arriving) {
        for (int id : ids) {
            for (int target = 0; target < synapses.targetStart().length - 1; target++) {
                for (int k = synapses.targetStart()[target]; k < synapses.targetStart()[target + 1]; k++) {
                    float weight = synapses.weight()[k];
                    if (synapses.source()[k] == id && takes(signs, weight)) {
                        arriving[step + synapses.delaySteps()[k]][target] += Double.isNaN(constant) ? weight : constant;
                    }
                }
            }
        }
    }

    private static boolean takes(StaticTable.Signs signs, float weight) {
        return switch (signs) {
            case ALL -> true;
            case NEGATIVE -> weight < 0;
            case NOT_NEGATIVE -> !(weight < 0);
        };
    }
}
