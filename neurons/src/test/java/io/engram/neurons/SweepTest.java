package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.neurons.ThresholdUnit.Activation;
import io.engram.neurons.ThresholdUnit.Update;
import io.engram.runtime.spi.ArrayNeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SweepTest {
    private static final int SIZE = 13;
    private static final long KEY = 77;

    /** A shard by itself, every unit of which sends a value whenever it is updated. */
    private static final class Shard {
        private final int from;
        private final ArrayNeuronBlock block;
        private final List<NeuronKernel> kernels;

        /** A kernel for all, or, where each has a rank of its own, one for each; ranks descend. */
        Shard(Update update, long key, int size, int from, int to) {
            this.from = from;
            NeuronContext context = new NeuronContext(key, 1, size, from, to);
            block = new ArrayNeuronBlock(unit(update, 0), to - from);
            kernels = update == Update.GIVEN
                    ? IntStream.range(from, to)
                            .mapToObj(i -> unit(update, size - 1 - i).kernel(context))
                            .toList()
                    : List.of(unit(update, 0).kernel(context));
        }

        private static ThresholdUnit unit(Update update, double rank) {
            return new ThresholdUnit(Activation.SIGN, 0, 1, update, rank);
        }

        List<Integer> updated(long step, long age) {
            Arrays.fill(block.state(0), 7);
            block.clearSpikes();
            block.at(step, age);
            int each = block.current().length / kernels.size();
            for (int k = 0; k < kernels.size(); k++) {
                kernels.get(k).step(block, k * each, (k + 1) * each);
            }
            return Arrays.stream(block.spikes()).map(i -> i + from).boxed().toList();
        }
    }

    /** A kernel a threshold: each unit once all the same, and one order for all. */
    @Test
    void shouldShareItsOrderAmongTheKernelsOfAShard() {
        NeuronContext context = new NeuronContext(KEY, 1, SIZE, 0, SIZE);
        SweepOrder order = context.shared(SweepOrder.class, () -> new SweepOrder(KEY, SIZE));
        List<NeuronKernel> kernels = IntStream.range(0, SIZE)
                .mapToObj(i -> new ThresholdUnit(Activation.SIGN, 0.1 * i, 1, Update.SHUFFLED, 0).kernel(context))
                .toList();
        ArrayNeuronBlock block = new ArrayNeuronBlock(new ThresholdUnit(), SIZE);
        List<Integer> updated = new ArrayList<>();
        for (int step = 1; step <= SIZE; step++) {
            Arrays.fill(block.state(0), 7);
            block.clearSpikes();
            block.at(step, step);
            for (int k = 0; k < SIZE; k++) {
                kernels.get(k).step(block, k, k + 1);
            }
            Arrays.stream(block.spikes()).forEach(updated::add);
        }

        assertThat(updated).isEqualTo(sweep(whole(Update.SHUFFLED), 1, 0, SIZE));
        assertThat(updated.get(3)).isEqualTo(order.unit(1, 3));
    }

    private static Shard whole(Update update) {
        return new Shard(update, KEY, SIZE, 0, SIZE);
    }

    /** The units that are updated in the sweep that begins at {@code firstStep}, {@code sweeps} after values were set. */
    private static List<Integer> sweep(Shard shard, long firstStep, long sweeps, int size) {
        List<Integer> units = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            units.addAll(shard.updated(firstStep + k, sweeps * size + k + 1));
        }
        return units;
    }

    private static Integer[] all() {
        return IntStream.range(0, SIZE).boxed().toArray(Integer[]::new);
    }

    @ParameterizedTest
    @EnumSource(names = {"SHUFFLED", "FIXED", "GIVEN"})
    void shouldUpdateEveryUnitOnceASweepAndOneAStep(Update update) {
        Shard shard = whole(update);
        for (int sweep = 0; sweep < 50; sweep++) {
            List<Integer> units = new ArrayList<>();
            for (int k = 0; k < SIZE; k++) {
                List<Integer> now = shard.updated(5 + sweep * SIZE + k, 1L + sweep * SIZE + k);
                assertThat(now).hasSize(1);
                units.addAll(now);
            }
            assertThat(units).containsExactlyInAnyOrder(all());
        }
    }

    @Test
    void shouldUpdateAllAtOnceWhereSynchronous() {
        assertThat(whole(Update.SYNCHRONOUS).updated(3, 2)).containsExactly(all());
    }

    @Test
    void shouldShuffleAnewForEachSweep() {
        Shard shard = whole(Update.SHUFFLED);
        List<List<Integer>> orders = new ArrayList<>();
        for (int sweep = 0; sweep < 50; sweep++) {
            orders.add(sweep(shard, 1 + sweep * SIZE, sweep, SIZE));
        }
        assertThat(orders).doesNotHaveDuplicates();
    }

    @Test
    void shouldShuffleAsSeedAndFirstStepOfTheSweepSay() {
        List<Integer> order = sweep(whole(Update.SHUFFLED), 40, 0, SIZE);
        assertThat(sweep(whole(Update.SHUFFLED), 40, 3, SIZE)).isEqualTo(order);
        assertThat(sweep(whole(Update.SHUFFLED), 41, 0, SIZE)).isNotEqualTo(order);
        assertThat(sweep(new Shard(Update.SHUFFLED, KEY + 1, SIZE, 0, SIZE), 40, 0, SIZE))
                .isNotEqualTo(order);
        // One that begins in the middle, as a run continued from a checkpoint does, goes on in the same order.
        assertThat(whole(Update.SHUFFLED).updated(45, 6)).containsExactly(order.get(5));
    }

    @Test
    void shouldDrawEveryOrderEquallyOften() {
        Shard shard = new Shard(Update.SHUFFLED, KEY, 4, 0, 4);
        Map<List<Integer>, Integer> counts = new HashMap<>();
        for (int sweep = 0; sweep < 24_000; sweep++) {
            counts.merge(sweep(shard, 1 + 4 * sweep, sweep, 4), 1, Integer::sum);
        }
        // Five standard deviations of a binomial count, sqrt(24000 / 24 * 23 / 24) = 31.
        assertThat(counts).hasSize(24);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(845, 1155));
    }

    @Test
    void shouldKeepAFixedOrderWhateverTheStep() {
        Shard shard = whole(Update.FIXED);
        List<Integer> order = sweep(shard, 1, 0, SIZE);
        for (int sweep = 1; sweep < 20; sweep++) {
            assertThat(sweep(shard, 1 + sweep * SIZE, sweep, SIZE)).isEqualTo(order);
        }
        assertThat(sweep(whole(Update.FIXED), 1000, 0, SIZE)).isEqualTo(order);
        assertThat(sweep(new Shard(Update.FIXED, KEY + 1, SIZE, 0, SIZE), 1, 0, SIZE))
                .isNotEqualTo(order);
    }

    @Test
    void shouldFollowTheGivenRanks() {
        List<Integer> descending =
                IntStream.range(0, SIZE).mapToObj(k -> SIZE - 1 - k).toList();
        assertThat(sweep(whole(Update.GIVEN), 1, 0, SIZE)).isEqualTo(descending);
        assertThat(sweep(whole(Update.GIVEN), 90, 4, SIZE)).isEqualTo(descending);
    }

    @ParameterizedTest
    @EnumSource(Update.class)
    void shouldUpdateTheSameUnitsHoweverThePopulationIsCut(Update update) {
        Shard whole = whole(update);
        List<Shard> cut = List.of(
                new Shard(update, KEY, SIZE, 0, 1),
                new Shard(update, KEY, SIZE, 1, 6),
                new Shard(update, KEY, SIZE, 6, SIZE));
        for (int step = 1; step <= 5 * SIZE; step++) {
            int now = step;
            assertThat(cut.stream().flatMap(shard -> shard.updated(now, now).stream()))
                    .isEqualTo(whole.updated(now, now));
        }
    }
}
