package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.network.Value;
import io.engram.runtime.spi.GradedRule;
import io.engram.runtime.spi.LearningRule;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every graded rule must hold: those registered, and two with bounds, one of which sees its weight. */
class GradedRulesTest {
    private static final int UNITS = 19;

    static Stream<GradedRule> rules() {
        return Stream.concat(
                ServiceLoader.load(LearningRule.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(GradedRule.class::isInstance)
                        .map(GradedRule.class::cast),
                Stream.of(new OuterProduct(0.3, -0.5, 0.9), new Decaying(0.1, -0.8, 0.4)));
    }

    private static List<float[]> patterns(long seed, int count) {
        return IntStream.range(0, count)
                .mapToObj(k -> DenseRun.normal(seed + k, UNITS))
                .toList();
    }

    /** One synapse: pattern after pattern in double, a float within the bounds at the end. */
    private static float twin(
            GradedRule rule, float weight, List<float[]> pre, List<float[]> post, double factor, int s, int t) {
        double w = weight;
        for (int p = 0; p < pre.size(); p++) {
            w += factor * rule.change(w, pre.get(p)[s], post.get(p)[t]);
        }
        return Math.min((float) rule.weightMax(), Math.max((float) rule.weightMin(), (float) w));
    }

    private static DenseRun drawn(GradedRule rule, boolean autapses, int... cuts) {
        return new DenseRun(rule, UNITS, autapses, Value.uniform(-0.4, 0.3), cuts);
    }

    @Test
    void shouldFindARegisteredRule() {
        assertThat(rules()).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldImprintAsItsTwinDoes(GradedRule rule) {
        for (boolean autapses : new boolean[] {false, true}) {
            DenseRun run = drawn(rule, autapses, 4, 5);
            float[][] before = run.matrix();
            List<float[]> pre = patterns(10, 6);
            List<float[]> post = patterns(30, 6);

            run.imprint(pre, post, -0.7);

            float[][] after = run.matrix();
            for (int t = 0; t < UNITS; t++) {
                for (int s = 0; s < UNITS; s++) {
                    float expected = autapses || s != t ? twin(rule, before[t][s], pre, post, -0.7, s, t) : 0;
                    assertThat(after[t][s]).isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldGiveTheSameBitsForAnyShards(GradedRule rule) {
        DenseRun one = drawn(rule, false).imprint(patterns(1, 5), patterns(2, 5), 1);
        for (int[] cuts :
                new int[][] {{1}, {18}, {6, 12}, IntStream.range(1, UNITS).toArray()}) {
            DenseRun cut = drawn(rule, false, cuts).imprint(patterns(1, 5), patterns(2, 5), 1);
            assertThat(cut.weights()).isEqualTo(one.weights()).hasSize(UNITS * (UNITS - 1));
            assertThat(cut.digest()).isEqualTo(one.digest());
            // A weight of a unit to itself would reach its field.
            assertThat(cut.multiply(DenseRun.normal(3, UNITS)))
                    .isEqualTo(one.multiply(DenseRun.normal(3, UNITS)))
                    .isEqualTo(one.product(DenseRun.normal(3, UNITS)));
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldStayWithinItsBounds(GradedRule rule) {
        DenseRun run = drawn(rule, true);
        for (int k = 0; k < 20; k++) {
            run.imprint(patterns(k, 2), patterns(50 + k, 2), k % 2 == 0 ? 1 : -1);
            for (float weight : run.weights()) {
                assertThat(weight).isBetween((float) rule.weightMin(), (float) rule.weightMax());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldChangeNothingWithoutPatternsOrWithAFactorOfZero(GradedRule rule) {
        DenseRun run = drawn(rule, false, 8);
        float[] before = run.weights();
        run.imprint(List.of(), List.of(), 1).imprint(patterns(1, 3), patterns(2, 3), 0);
        assertThat(run.weights()).isEqualTo(before);
    }

    @Test
    void shouldKeepSymmetricWeightsSymmetricToTheBit() {
        for (GradedRule rule : List.of(new OuterProduct(), new OuterProduct(0.3, -0.5, 0.9))) {
            DenseRun run = DenseRun.silent(rule, UNITS, 3, 11);
            for (int k = 0; k < 10; k++) {
                run.imprint(patterns(k, 3), patterns(k, 3), 0.1 * k - 0.3);
            }
            float[][] matrix = run.matrix();
            for (int t = 0; t < UNITS; t++) {
                for (int s = 0; s < t; s++) {
                    assertThat(matrix[t][s]).isEqualTo(matrix[s][t]).isNotZero();
                }
            }
        }
    }

    @Test
    void shouldGiveTheSameBitsInClonedAndPlainLoopsOfSeveralRulesByTurns() {
        List<GradedRule> rules = rules().toList();
        List<PatternLoop> cloned = rules.stream()
                .map(rule -> LoopClone.of(PatternRuleLoop.class, PatternLoop.class, rule))
                .toList();
        for (long seed = 0; seed < 200; seed++) {
            for (int k = 0; k < rules.size(); k++) {
                float[] clonedWeights = DenseRun.normal(seed, UNITS + 2);
                float[] plainWeights = clonedWeights.clone();
                double[] pre = {0.5, -1, seed * 0.01};
                double[][] post = {wide(seed, 1), wide(seed, 2), wide(seed, 3)};

                cloned.get(k).learn(clonedWeights, 1, pre, post, 0.9, new double[UNITS]);
                new PatternRuleLoop(LoopConstants.of(rules.get(k)))
                        .learn(plainWeights, 1, pre, post, 0.9, new double[UNITS]);

                assertThat(clonedWeights).isEqualTo(plainWeights);
                float[] begin = DenseRun.normal(seed, UNITS + 2);
                assertThat(clonedWeights[0]).isEqualTo(begin[0]);
                assertThat(clonedWeights[UNITS + 1]).isEqualTo(begin[UNITS + 1]);
                assertThat(Arrays.equals(clonedWeights, begin)).isFalse();
            }
        }
    }

    private static double[] wide(long seed, int place) {
        float[] values = DenseRun.normal(seed * 10 + place, UNITS);
        return IntStream.range(0, UNITS).mapToDouble(t -> values[t]).toArray();
    }
}
