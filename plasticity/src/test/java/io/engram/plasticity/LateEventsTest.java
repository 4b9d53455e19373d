package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.StageState;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Delays.Part;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks that learn late beside blocks in which every spike acts at once: the same bits, whatever happens between. */
class LateEventsTest {
    private static final int SOURCES = 23;
    private static final int TARGETS = 17;
    private static final int DELAY = 4;
    /** So many sources and targets are learned ahead in two steps. */
    private static final int WIDE = 300;

    private static final Value STEPS = Value.constant(DELAY);

    private static Stream<LearningRule> rules() {
        Stream<LearningRule> registered =
                ServiceLoader.load(LearningRule.class).stream().map(ServiceLoader.Provider::get);
        PairStdp additive = PairStdp.brian(7, 130, 0.01, -0.012, 1);
        return Stream.concat(
                        registered,
                        Stream.of(
                                PairStdp.nest(20, 30, 0.05, 1.1, 1, 0.4, 1),
                                additive.withPairing(PairStdp.Pairing.NEAREST),
                                new TraceHebbian(
                                        2, 20, 0.01, 0.02, 0.03, 0, 1, true, Coincidence.POST_FIRST, Travel.AFTER)))
                .filter(rule -> LateEvents.can(plan(rule, Delays.dendritic(STEPS))));
    }

    private static Stream<Arguments> cases() {
        List<Delays> conventions = List.of(
                Delays.dendritic(STEPS),
                Delays.axonal(STEPS),
                Delays.immediate(STEPS),
                new Delays(STEPS, new Part.Fixed(2), new Part.Fixed(3)));
        return rules().flatMap(rule -> conventions.stream().map(delays -> Arguments.of(rule, delays)));
    }

    /** Rows of some 30 synapses, several of them to one target; a source without any, and a target. */
    private static PlasticPlan plan(LearningRule rule, Delays delays) {
        SplittableRandom random = new SplittableRandom(1);
        int[] start = new int[TARGETS + 1];
        int[] source = new int[40 * TARGETS];
        float[] weight = new float[source.length];
        double least = Math.max(rule.weightMin(), -1);
        double greatest = Math.min(rule.weightMax(), 1);
        int size = 0;
        for (int t = 0; t < TARGETS; t++) {
            int first = size;
            for (int k = 0; t != 5 && k < 40; k++) {
                source[size++] = random.nextInt(SOURCES - 1);
            }
            Arrays.sort(source, first, size);
            start[t + 1] = size;
        }
        for (int k = 0; k < size; k++) {
            weight[k] = (float) (least + (greatest - least) * random.nextDouble());
        }
        int[] delay = new int[size];
        Arrays.fill(delay, DELAY);
        Synapses all = new Synapses(start, Arrays.copyOf(source, size), Arrays.copyOf(weight, size), delay);
        return new PlasticPlan("learn", 0, rule, 1, 1, SOURCES, 3, 3 + TARGETS, 2, delays, all);
    }

    /** Blocks of one plan that see the same spikes. */
    private static final class Side {
        private final SplittableRandom random = new SplittableRandom(2);
        private final SpikeHistory source = new SpikeHistory(8);
        private final SpikeHistory target = new SpikeHistory(8);
        private final List<PlasticBlock> blocks;
        private long step;

        Side(PlasticBlock... blocks) {
            this.blocks = new ArrayList<>(List.of(blocks));
        }

        private int[] draw(int size, double rate) {
            int[] ids = new int[2 * size];
            int count = 0;
            for (int i = 0; i < size; i++) {
                // Some fire more than others, and twice.
                for (int twice = 0; twice < 2; twice++) {
                    if (random.nextDouble() < rate * (i % 4 + 0.1) * (twice == 0 ? 1 : 0.1)) {
                        ids[count++] = i;
                    }
                }
            }
            return Arrays.copyOf(ids, count);
        }

        void run(int steps, double sourceRate, double targetRate) {
            for (int k = 0; k < steps; k++) {
                step++;
                fill(source, draw(SOURCES, sourceRate));
                fill(target, draw(TARGETS + 5, targetRate));
                double[][] expected = new double[2][TARGETS];
                for (PlasticBlock block : blocks) {
                    double[][] input = new double[2][TARGETS];
                    block.addInput(step, input);
                    block.learn(step, 1, source, target);
                    if (block == blocks.get(0)) {
                        expected = input;
                    }
                    assertThat(Arrays.deepEquals(input, expected))
                            .as("input at step " + step)
                            .isTrue();
                }
            }
        }

        private void fill(SpikeHistory history, int[] ids) {
            history.open(step);
            history.append(step, ids, 0, ids.length, 0);
        }

        void compare() {
            float[] expected = weights(blocks.get(0));
            for (PlasticBlock block : blocks) {
                // Copied first: reading would have let it learn what waits.
                float[] copied = copied(block);
                assertThat(Arrays.equals(copied, expected))
                        .as("copied weights after step " + step)
                        .isTrue();
                assertThat(Arrays.equals(weights(block), expected))
                        .as("weights after step " + step)
                        .isTrue();
            }
        }

        private static float[] copied(PlasticBlock block) {
            float[] behind = new float[block.weights() + 3];
            block.copyWeights().inOrder(behind, 3);
            return Arrays.copyOfRange(behind, 3, behind.length);
        }

        private static float[] weights(PlasticBlock block) {
            float[] weights = new float[block.weights()];
            block.readWeights(weights);
            return weights;
        }
    }

    private static LateLoop many(LearningRule rule) {
        return rule instanceof ManyEvents all
                ? new ManyLateLoop(all, LoopConstants.of(rule))
                : LateLoop.clonedFor(rule);
    }

    private static Side side(PlasticPlan plan) {
        return new Side(
                PlasticBlock.plain(plan),
                PlasticBlock.of(plan, LateLoop.plain(plan.rule())),
                PlasticBlock.of(plan, LateLoop.clonedFor(plan.rule())),
                PlasticBlock.of(plan, LateLoop.fastest(plan.rule()).get()),
                PlasticBlock.of(plan, many(plan.rule())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveTheBitsOfBlocksInWhichEverySpikeActsAtOnce(LearningRule rule, Delays delays) {
        PlasticPlan plan = plan(rule, delays);
        Side side = side(plan);

        for (double rate : new double[] {0.02, 0.2}) {
            side.run(700, rate, 0.02);
            side.compare();
            side.run(300, 0.002, rate);
        }
        side.compare();
    }

    @Test
    void shouldLearnFromSpikesOfBothSides() {
        PlasticPlan plan = plan(PairStdp.nest(20, 30, 0.05, 1.1, 1, 0.4, 1), Delays.dendritic(STEPS));
        PlasticBlock block = PlasticBlock.of(plan, LateLoop.plain(plan.rule()));
        float[] first = Side.weights(block);
        Side side = new Side(block);
        side.run(50, 0.02, 0.02);

        float[] last = Side.weights(block);
        assertThat(IntStream.range(0, last.length)).anyMatch(k -> last[k] > first[k]);
        assertThat(IntStream.range(0, last.length)).anyMatch(k -> last[k] < first[k]);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldGiveThemWhateverHappensBetween(LearningRule rule) {
        PlasticPlan plan = plan(rule, Delays.dendritic(STEPS));
        Side side = side(plan);
        side.run(150, 0.02, 0.02);
        side.blocks.forEach(block -> block.signal(Network.LEARNING, 0));
        side.run(100, 0.02, 0.02);
        side.blocks.forEach(block -> block.signal(Network.LEARNING, 1));
        side.run(150, 0.01, 0.02);
        side.blocks.forEach(PlasticBlock::reset);
        side.run(150, 0.01, 0.02);
        float[] weights = Side.weights(side.blocks.get(0));
        Arrays.fill(weights, 0, weights.length / 2, weights[weights.length - 1]);
        side.blocks.forEach(block -> block.writeWeights(weights));
        side.run(150, 0.01, 0.02);

        StageState state = new StageState();
        side.blocks.get(1).save("p.", state);
        PlasticBlock resumed = PlasticBlock.of(plan, LateLoop.plain(rule));
        resumed.restore("p.", state);
        side.blocks.add(resumed);
        side.run(150, 0.01, 0.02);
        side.compare();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldGiveThemWheneverReadingIsExpected(LearningRule rule) {
        Side side = side(plan(rule, Delays.dendritic(STEPS)));
        for (int last : new int[] {1, 40, 41, 200}) {
            side.blocks.subList(1, 4).forEach(block -> block.expectReading(last));
            side.run((int) (last - side.step), 0.03, 0.03);
            side.compare();
        }
        side.blocks.get(1).expectReading(230);
        side.run(300, 0.03, 0.03);
        side.compare();
    }

    /** Weights after 20 steps in which all fire and 10 of silence, before they catch up, if reading is expected then. */
    private static float[] learnedAhead(PlasticPlan plan, long expected, boolean caughtUp) {
        LateEvents events = new LateEvents(plan, LateLoop.plain(plan.rule()));
        events.expectReading(expected);
        SpikeHistory spikes = new SpikeHistory(8);
        int[] all = IntStream.range(0, WIDE).toArray();
        for (int step = 1; step <= 30; step++) {
            spikes.open(step);
            spikes.append(step, all, 0, step <= 20 ? WIDE : 0, 0);
            events.advance(step);
            events.act(spikes, spikes);
            events.learnAhead(step);
        }
        if (caughtUp) {
            events.catchUp();
        }
        return events.synapses().weight().clone();
    }

    @Test
    void shouldHaveLearnedAheadWhenReadingIsExpected() {
        int[] start = IntStream.rangeClosed(0, WIDE).map(t -> t * WIDE).toArray();
        int[] source = IntStream.range(0, WIDE * WIDE).map(k -> k % WIDE).toArray();
        float[] weight = new float[source.length];
        Arrays.fill(weight, 0.5f);
        int[] delay = new int[source.length];
        Arrays.fill(delay, DELAY);
        PlasticPlan plan = new PlasticPlan(
                "learn",
                0,
                PairStdp.nest(20, 30, 0.05, 1.1, 1, 0.4, 1),
                1,
                1,
                WIDE,
                0,
                WIDE,
                2,
                Delays.dendritic(STEPS),
                new Synapses(start, source, weight, delay));
        float[] last = learnedAhead(plan, 30, true);

        assertThat(Arrays.equals(learnedAhead(plan, 30, false), last)).isTrue();
        // A step later only half of them have.
        float[] half = learnedAhead(plan, 31, false);
        float[] unexpected = learnedAhead(plan, 40, false);
        assertThat(Arrays.equals(unexpected, last)).isFalse();
        int middle = WIDE / 2 * WIDE;
        assertThat(Arrays.copyOf(half, middle)).isEqualTo(Arrays.copyOf(last, middle));
        assertThat(Arrays.copyOfRange(half, middle, half.length))
                .isEqualTo(Arrays.copyOfRange(unexpected, middle, half.length));
    }

    @Test
    void shouldOutlastTheTimeForWhichSpikesCanWait() {
        Side side = side(plan(PairStdp.brian(2e5, 20, 0.001, -0.001, 1), Delays.dendritic(STEPS)));
        side.run(50, 0.05, 0.02);
        side.run(70_000, 0, 0.00002);
        side.run(50, 0.05, 0.02);
        side.compare();
    }

    @Test
    void shouldServeRulesThatSpikesAloneChangeInLongRowsOfOneDelay() {
        assertThat(rules().map(LearningRule::type).distinct())
                .contains("pair-stdp", "power-law-stdp", "trace-hebbian", "triplet-stdp");
        for (LearningRule other :
                List.of(PairStdp.masquelier(), new DopamineStdp(), new Clopath(), new ContinuousBcm())) {
            assertThat(LateEvents.can(plan(other, Delays.dendritic(STEPS))))
                    .as(other.type())
                    .isFalse();
        }
        assertThat(LateEvents.serve(plan(new PairStdp(), Delays.dendritic(STEPS))))
                .as("whose delays are listed")
                .isFalse();
    }

    @Test
    void shouldRefuseSeveralDelays() {
        Synapses two = new Synapses(new int[] {0, 2}, new int[] {0, 1}, new float[] {0, 1}, new int[] {2, 4});
        PlasticPlan plan = new PlasticPlan("learn", 0, new PairStdp(), 1, 2, 2, 0, 1, 1, Delays.dendritic(STEPS), two);
        assertThatThrownBy(() -> PlasticBlock.of(plan, LateLoop.plain(plan.rule())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("projection learn cannot learn late: it has several delays");
    }
}
