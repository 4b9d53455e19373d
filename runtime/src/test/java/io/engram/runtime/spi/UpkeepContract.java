package io.engram.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.engine.StageState;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every kind of upkeep must hold, built in or a user's: extend it, say how a block is made and beside which rule, and
 * those that {@code ServiceLoader} finds are tested; override {@link #upkeeps} to test others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class UpkeepContract {

    /** A block as the engine uses it. */
    protected abstract PlasticStage block(PlasticPlan plan);

    /** A rule that learns, with weights within 0 and 1. */
    protected abstract LearningRule rule();

    /** The kinds of upkeep to test. */
    protected Stream<Upkeep> upkeeps() {
        return registered();
    }

    private static Stream<Upkeep> registered() {
        return ServiceLoader.load(Upkeep.class).stream().map(ServiceLoader.Provider::get);
    }

    private OpenLoop loop(Upkeep upkeep, long seed) {
        return new OpenLoop(rule(), Delays.dendritic(Value.constant(1)), 1, seed, 0.1).keptUp(List.of(upkeep));
    }

    @Test
    void shouldFindUpkeepThatIntroducesItself() {
        assertThat(registered()).isNotEmpty().allSatisfy(ComponentContract::shouldIntroduceItself);
    }

    @ParameterizedTest
    @MethodSource("upkeeps")
    void shouldSayHowOftenItActs(Upkeep upkeep) {
        assertThat(upkeep.everyMs()).isNotNegative();
    }

    @ParameterizedTest
    @MethodSource("upkeeps")
    void shouldDoTheSameToEqualColumns(Upkeep upkeep) {
        Weights first = Weights.drawn(1, 0.4);
        Weights second = Weights.drawn(1, 0.4);

        upkeep.apply(first);
        upkeep.apply(Weights.drawn(2, 3));
        upkeep.apply(second);

        assertThat(second.values).containsExactly(first.values);
    }

    @ParameterizedTest
    @MethodSource("upkeeps")
    void shouldKeepWeightsFinite(Upkeep upkeep) {
        for (double trace : new double[] {0, 1, 1e6}) {
            for (Weights column : List.of(Weights.drawn(3, trace), new Weights(new double[4], trace))) {
                for (int time = 0; time < 100; time++) {
                    upkeep.apply(column);
                }
                assertThat(Arrays.stream(column.values)).allMatch(Double::isFinite);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("upkeeps")
    void shouldGiveTheSameBitsForAnyShardsAndSlices(Upkeep upkeep) {
        OpenLoop loop = loop(upkeep, 4);
        OpenLoop.Run one = loop.start(1, this::block).to(OpenLoop.STEPS, 1);
        for (int shards : new int[] {2, 5}) {
            OpenLoop.Run other = loop.start(shards, this::block).to(OpenLoop.STEPS, loop.longestSlice());
            assertThat(other.weights()).isEqualTo(one.weights());
            assertThat(other.input(1)).isDeepEqualTo(one.input(1));
        }
    }

    @ParameterizedTest
    @MethodSource("upkeeps")
    void shouldKeepUpEqualRowsAsOne(Upkeep upkeep) {
        OpenLoop loop = loop(upkeep, 5);
        OpenLoop.Run one = loop.start(1, this::block).to(OpenLoop.STEPS, 1);
        OpenLoop.Run rows =
                loop.equalRows(2, Reduction.MEAN).start(2, this::block).to(OpenLoop.STEPS, 1);
        one.reset();
        rows.reset();

        assertThat(rows.weights()).isEqualTo(one.weights());
        assertThat(rows.inputOfRow(1)).isDeepEqualTo(one.input(1));
    }

    @ParameterizedTest
    @MethodSource("upkeeps")
    void shouldContinueToTheSameBitsFromWhatItSaved(Upkeep upkeep) {
        OpenLoop loop = loop(upkeep, 6);
        OpenLoop.Run first = loop.start(1, this::block).to(120, 1);
        first.reset();
        OpenLoop.Run second = loop.start(1, this::block).skipTo(120);
        StageState state = new StageState();
        first.blocks.get(0).save("learn.", state);
        second.blocks.get(0).restore("learn.", state);

        first.to(OpenLoop.STEPS, 1);
        second.to(OpenLoop.STEPS, 1);

        assertThat(second.weights()).isEqualTo(first.weights()).isNotEqualTo(loop.initialWeights());
        assertThat(second.input(121)).isDeepEqualTo(first.input(121));
    }

    @ParameterizedTest
    @MethodSource("upkeeps")
    void shouldRestWhileNothingLearns(Upkeep upkeep) {
        OpenLoop.Run run = loop(upkeep, 7).start(1, this::block).to(90, 1);
        float[] before = run.weights();
        run.blocks.forEach(block -> block.signal(Network.LEARNING, 0));

        run.to(OpenLoop.STEPS, 1).reset();

        assertThat(run.weights()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("upkeeps")
    void shouldAllocateNothingOnceWarm(Upkeep upkeep) {
        OpenLoop.Run run = loop(upkeep, 8).start(1, this::block).to(OpenLoop.STEPS / 2, 1);
        ComponentContract.allocatedBytes(() -> {});

        assertThat(ComponentContract.allocatedBytes(() -> run.to(OpenLoop.STEPS, 1)))
                .isLessThan(1024);
    }

    /** A column of its own. */
    private static final class Weights implements Upkeep.Column {
        private final double[] values;
        private final double trace;

        Weights(double[] values, double trace) {
            this.values = values;
            this.trace = trace;
        }

        static Weights drawn(long seed, double trace) {
            return new Weights(new SplittableRandom(seed).doubles(30, -1, 1).toArray(), trace);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double weight(int k) {
            return values[k];
        }

        @Override
        public void weight(int k, double weight) {
            values[k] = weight;
        }

        @Override
        public double trace() {
            return trace;
        }

        @Override
        public double elapsedMs() {
            return 100;
        }
    }
}
