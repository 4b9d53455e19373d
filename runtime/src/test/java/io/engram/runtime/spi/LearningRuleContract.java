package io.engram.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.engine.StageState;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Delays.Part;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every learning rule must hold, built in or a user's: extend it, say how a block is made, and the rules that {@code
 * ServiceLoader} finds are tested; override {@link #rules} to test others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LearningRuleContract {
    private static final Value DRAWN = Value.constant(1);

    /** A block as the engine uses it. */
    protected abstract PlasticStage block(PlasticPlan plan);

    /** A block that calls the rule from a loop that is not cloned. */
    protected abstract PlasticStage plainBlock(PlasticPlan plan);

    /** The rules to test. */
    protected Stream<LearningRule> rules() {
        return registered();
    }

    private static Stream<LearningRule> registered() {
        return ServiceLoader.load(LearningRule.class).stream().map(ServiceLoader.Provider::get);
    }

    /** The conventions of delays to test each rule with: the field's three, and two that mix them. */
    protected List<Delays> conventions() {
        return List.of(
                Delays.dendritic(DRAWN),
                Delays.axonal(DRAWN),
                Delays.immediate(DRAWN),
                new Delays(DRAWN, new Part.Fixed(2), new Part.Fixed(3)),
                new Delays(DRAWN, new Part.OfDelay(1), new Part.OfDelay(0)));
    }

    private Stream<Arguments> cases() {
        return rules().flatMap(rule -> conventions().stream().map(delays -> Arguments.of(rule, delays)));
    }

    private static OpenLoop loop(LearningRule rule, Delays delays, long seed, double rate) {
        return new OpenLoop(
                rule, delays, delays.pre() instanceof Part.Fixed fixed && fixed.ms() > 0 ? 3 : 1, seed, rate);
    }

    @Test
    void shouldFindRulesWithDefaultsAndSummaries() {
        assertThat(registered()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.summary()).isNotBlank().doesNotContain("\n");
            assertThat(rule.type()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(rule.weightMin()).isLessThan(rule.weightMax());
        });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldReadNothingButWhatItDeclares(LearningRule rule) {
        assertThat(DeclaredSynapse.undeclared(rule)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldDoNothingWithoutPostTracesWhereItSaysSo(LearningRule rule) {
        assertThat(rule.preNeedsPost() ? DeclaredSynapse.doneWithoutPost(rule) : List.of())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldAgreeWithItsScalarTwin(LearningRule rule, Delays delays) {
        OpenLoop loop = loop(rule, delays, 1, 0.1);
        OpenLoop.Run run = loop.start(1, this::block).to(OpenLoop.STEPS, loop.longestSlice());
        OpenLoop.Outcome twin = loop.twin();
        double largest = 0;
        double apart = 0;
        float[] weights = run.weights();
        for (int k = 0; k < weights.length; k++) {
            largest = Math.max(largest, Math.abs(twin.weights()[k]));
            apart = Math.max(apart, Math.abs(weights[k] - twin.weights()[k]));
        }
        assertThat(apart).as("weights").isLessThanOrEqualTo(1e-5 * largest);
        double[][] input = run.input(1);
        apart = 0;
        for (int step = 0; step < input.length; step++) {
            for (int t = 0; t < input[step].length; t++) {
                apart = Math.max(apart, Math.abs(input[step][t] - twin.input()[step][t]));
            }
        }
        assertThat(apart).as("input").isLessThanOrEqualTo(1e-5 * largest * OpenLoop.SOURCES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldStayWithinItsBounds(LearningRule rule, Delays delays) {
        for (double rate : new double[] {0.02, 0.2, 0.7}) {
            OpenLoop loop = loop(rule, delays, 2, rate);
            OpenLoop.Run run = loop.start(1, this::block);
            for (int step = 20; step <= OpenLoop.STEPS; step += 20) {
                float least = Float.POSITIVE_INFINITY;
                float greatest = Float.NEGATIVE_INFINITY;
                for (float weight : run.to(step, loop.longestSlice()).weights()) {
                    least = Math.min(least, weight);
                    greatest = Math.max(greatest, weight);
                }
                assertThat(least).isGreaterThanOrEqualTo((float) rule.weightMin());
                assertThat(greatest).isLessThanOrEqualTo((float) rule.weightMax());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldChangeNothingWithoutSpikes(LearningRule rule, Delays delays) {
        OpenLoop loop = loop(rule, delays, 3, 0);
        OpenLoop.Run run = loop.start(1, this::block).to(OpenLoop.STEPS, loop.longestSlice());
        assertThat(run.weights()).isEqualTo(loop.initialWeights());
        assertThat(run.input(1)).isDeepEqualTo(new double[OpenLoop.STEPS][2 * OpenLoop.TARGETS]);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveTheSameBitsForAnyShardsAndSlices(LearningRule rule, Delays delays) {
        OpenLoop loop = loop(rule, delays, 4, 0.1);
        int slice = loop.longestSlice();
        OpenLoop.Run one = loop.start(1, this::block).to(OpenLoop.STEPS, slice);
        for (int shards : new int[] {2, 3, 7}) {
            assertSameBits(loop.start(shards, this::block).to(OpenLoop.STEPS, slice), one, 1);
        }
        assertSameBits(loop.start(1, this::block).to(OpenLoop.STEPS, 1), one, 1);
        assertSameBits(
                loop.start(2, this::block).to(37, 2 % slice + 1).to(101, slice).to(OpenLoop.STEPS, 1), one, 1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveTheSameBitsInAClonedAndAPlainLoop(LearningRule rule, Delays delays) {
        OpenLoop one = loop(rule, delays, 5, 0.1);
        for (OpenLoop loop : List.of(one, one.differentRows(3, Reduction.MEAN, 5, 0.1))) {
            OpenLoop.Run cloned = loop.start(1, this::block).to(OpenLoop.STEPS, loop.longestSlice());
            assertSameBits(loop.start(1, this::plainBlock).to(OpenLoop.STEPS, loop.longestSlice()), cloned, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldContinueToTheSameBitsFromWhatItSaved(LearningRule rule, Delays delays) {
        OpenLoop loop = loop(rule, delays, 6, 0.1);
        int slice = loop.longestSlice();
        int half = 150 / slice * slice;
        for (boolean reset : new boolean[] {false, true}) {
            OpenLoop.Run first = loop.start(2, this::block).to(half, slice);
            OpenLoop.Run second = loop.start(2, this::block).skipTo(half);
            if (reset) {
                first.reset();
            }
            for (int k = 0; k < 2; k++) {
                StageState state = new StageState();
                first.blocks.get(k).save("learn.", state);
                second.blocks.get(k).restore("learn.", state);
            }
            first.to(OpenLoop.STEPS, slice);
            assertSameBits(second.to(OpenLoop.STEPS, slice), first, half + 1);
        }
    }

    /** Rules that change weights by less than a float holds keep, as a part of the weight, what rounding left out. */
    private Stream<Arguments> eventCases() {
        return cases().filter(of -> {
            LearningRule rule = (LearningRule) of.get()[0];
            return !rule.everyStep() && rule.postState().isEmpty();
        });
    }

    /** A suite may hold none but rules on which time acts. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("eventCases")
    void shouldForgetAllButWeightsAtAReset(LearningRule rule, Delays delays) {
        OpenLoop one = loop(rule, delays, 12, 0.1);
        for (OpenLoop loop : List.of(one, one.differentRows(3, Reduction.SUM, 12, 0.1))) {
            int slice = one.longestSlice();
            int half = 150 / slice * slice;
            OpenLoop.Run busy = loop.start(2, this::block).to(half, slice).reset();
            OpenLoop.Run idle =
                    loop.silentUntil(half).start(2, this::block).to(half, slice).reset();
            for (int k = 0; k < 2; k++) {
                float[] weights = new float[busy.blocks.get(k).weights()];
                busy.blocks.get(k).readWeights(weights);
                idle.blocks.get(k).writeWeights(weights);
            }
            busy.to(OpenLoop.STEPS, slice);
            assertSameBits(idle.to(OpenLoop.STEPS, 1), busy, half + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldChangeNothingWhileNothingLearns(LearningRule rule, Delays delays) {
        OpenLoop one = loop(rule, delays, 13, 0.1);
        for (OpenLoop loop : List.of(one, one.differentRows(3, Reduction.SUM, 13, 0.1))) {
            OpenLoop.Run run = loop.start(1, this::block).to(100, 1);
            float[] before = run.weights();
            run.blocks.get(0).signal(Network.LEARNING, 0);
            rule.signals().forEach(signal -> run.blocks.get(0).signal(signal, 1));
            assertThat(run.to(OpenLoop.STEPS, 1).weights()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldReadWithoutWritingAndWriteWhatIsRead(LearningRule rule, Delays delays) {
        OpenLoop loop = loop(rule, delays, 7, 0.1);
        OpenLoop.Run silent = loop.start(1, this::block).to(OpenLoop.STEPS, 1);
        OpenLoop.Run read = loop.start(1, this::block);
        assertThat(read.weights()).isEqualTo(loop.initialWeights());
        for (int step = 1; step <= OpenLoop.STEPS; step++) {
            float[] weights = read.to(step, 1).weights();
            read.blocks.get(0).writeWeights(weights);
        }
        assertSameBits(read, silent, 1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldLearnFromEqualRowsAsFromOne(LearningRule rule, Delays delays) {
        OpenLoop loop = loop(rule, delays, 9, 0.1);
        int slice = loop.longestSlice();
        OpenLoop.Run one = loop.start(1, this::block).to(OpenLoop.STEPS, slice);
        for (Reduction reduction : new Reduction[] {Reduction.MEAN, Reduction.MAX}) {
            OpenLoop.Run rows =
                    loop.equalRows(3, reduction).start(2, this::block).to(OpenLoop.STEPS, slice);
            assertThat(rows.weights()).isEqualTo(one.weights());
            for (int row = 0; row < 3; row++) {
                assertThat(rows.inputOfRow(row)).isDeepEqualTo(one.input(1));
            }
        }
    }

    /** With delays by which a source's spike is seen before a target's. */
    @ParameterizedTest
    @MethodSource("rules")
    void shouldLearnFromABatchAsItsScalarTwin(LearningRule rule) {
        Delays delays = new Delays(DRAWN, new Part.Fixed(2), new Part.Fixed(3));
        for (Reduction reduction : Reduction.values()) {
            OpenLoop loop = loop(rule, delays, 10, 0.1).differentRows(4, reduction, 10, 0.05);
            float[] weights = loop.start(1, this::block)
                    .to(OpenLoop.STEPS, loop.longestSlice())
                    .weights();
            double[] twin = loop.batchTwin();
            double largest = 0;
            double apart = 0;
            for (int k = 0; k < weights.length; k++) {
                largest = Math.max(largest, Math.abs(twin[k]));
                apart = Math.max(apart, Math.abs(weights[k] - twin[k]));
            }
            assertThat(apart).as("weights by %s", reduction).isLessThanOrEqualTo(1e-5 * largest);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveTheSameBitsForAnyShardsOfABatchAndFromWhatItSaved(LearningRule rule, Delays delays) {
        OpenLoop loop = loop(rule, delays, 11, 0.1).differentRows(3, Reduction.SUM, 11, 0.1);
        int slice = loop.longestSlice();
        OpenLoop.Run one = loop.start(1, this::block).to(OpenLoop.STEPS, slice);
        for (int shards : new int[] {2, 5}) {
            assertSameBits(loop.start(shards, this::block).to(OpenLoop.STEPS, 1), one, 1);
        }
        int half = 150 / slice * slice;
        OpenLoop.Run first = loop.start(1, this::block).to(half, slice);
        OpenLoop.Run second = loop.start(1, this::block).skipTo(half);
        StageState state = new StageState();
        first.blocks.get(0).save("learn.", state);
        second.blocks.get(0).restore("learn.", state);
        assertSameBits(second.to(OpenLoop.STEPS, slice), one, half + 1);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldAllocateNothingOnceWarm(LearningRule rule) {
        OpenLoop one = loop(rule, Delays.dendritic(DRAWN), 8, 0.1);
        allocatesNothing(one);
        allocatesNothing(one.differentRows(4, Reduction.SUM, 8, 0.1));
    }

    private void allocatesNothing(OpenLoop loop) {
        OpenLoop.Run run = loop.start(1, this::block).to(OpenLoop.STEPS / 2, 1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(self);
        long unused = threads.getThreadAllocatedBytes(self) - before;
        before = threads.getThreadAllocatedBytes(self);
        run.to(OpenLoop.STEPS, 1);
        assertThat(threads.getThreadAllocatedBytes(self) - before - unused).isLessThan(1024);
    }

    private static void assertSameBits(OpenLoop.Run actual, OpenLoop.Run expected, int firstStep) {
        assertThat(actual.weights()).isEqualTo(expected.weights());
        assertThat(actual.input(firstStep)).isDeepEqualTo(expected.input(firstStep));
    }
}
