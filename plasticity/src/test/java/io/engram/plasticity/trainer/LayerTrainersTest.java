package io.engram.plasticity.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.plasticity.PairStdp;
import io.engram.plasticity.StdpLayer;
import io.engram.runtime.network.SpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every trainer of a layer owes its user, and what Oja's and Sanger's rules find. */
class LayerTrainersTest {
    private static final int INPUTS = 5;

    /** One's own model: it answers with the sign of what a linear layer does. */
    private static final class SignLayer implements WeightModel {
        private final LinearLayer layer = LinearLayer.normal(INPUTS, 2, 0.3, 1);

        @Override
        public int inputs() {
            return INPUTS;
        }

        @Override
        public int outputs() {
            return 2;
        }

        @Override
        public float[] row(int o) {
            return layer.row(o);
        }

        @Override
        public float[] forward(float[] pattern) {
            float[] y = layer.forward(pattern);
            for (int o = 0; o < y.length; o++) {
                y[o] = Math.signum(y[o]);
            }
            return y;
        }
    }

    private record Kind(String name, Function<WeightModel, LayerTrainer> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("oja", OjaTrainer::new),
                new Kind("sanger", SangerTrainer::new),
                new Kind("bcm", model -> new BcmTrainer(LinearLayer.normal(INPUTS, 2, 0.3, 1))));
    }

    /** Directions of variance 36, 4, 1 along rotated axes, and little else. */
    private static List<float[]> patterns(int count) {
        Random random = new Random(4);
        List<float[]> patterns = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double a = 6 * random.nextGaussian();
            double b = 2 * random.nextGaussian();
            double c = random.nextGaussian();
            double r = Math.sqrt(0.5);
            patterns.add(new float[] {
                (float) (r * (a + b)), (float) (r * (a - b)), (float) c, (float) (0.1 * random.nextGaussian()), 0
            });
        }
        return patterns;
    }

    private static LayerTrainer trainer(Kind kind) {
        return kind.make.apply(LinearLayer.normal(INPUTS, 2, 0.3, 1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldChangeNothingByAnswering(Kind kind) {
        LayerTrainer trainer = trainer(kind);
        trainer.train(patterns(20));
        float[][] before = trainer.weights();

        List<float[]> together = trainer.predictBatch(patterns(50));

        assertThat(trainer.weights()).isDeepEqualTo(before);
        for (int k = 0; k < 50; k++) {
            assertThat(together.get(k)).isEqualTo(trainer.predict(patterns(50).get(k)));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldLearnOneByOneAsTogether(Kind kind) {
        LayerTrainer together = trainer(kind);
        LayerTrainer single = trainer(kind);
        together.train(patterns(30));
        patterns(30).forEach(single::train);

        assertThat(single.weights()).isDeepEqualTo(together.weights());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldRefusePatternsThatDoNotFit(Kind kind) {
        LayerTrainer trainer = trainer(kind);
        float[][] before = trainer.weights();
        List<float[]> wrong = List.of(new float[INPUTS], new float[] {1, 2, Float.NaN, 0, 0});

        assertThatThrownBy(() -> trainer.train(List.of()))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("there are none");
        assertThatThrownBy(() -> trainer.train(wrong))
                .isInstanceOf(SpecException.class)
                .hasMessage("patterns[1][2]=NaN; must be finite");
        assertThatThrownBy(() -> trainer.train(new float[3]))
                .isInstanceOf(SpecException.class)
                .hasMessage("pattern has 3 values; must be 5, one for each input");
        assertThatThrownBy(() -> trainer.train(patterns(2), 0, 0))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("must be at least 1 pass");
        assertThat(trainer.weights()).isDeepEqualTo(before);
    }

    @Test
    void shouldFindTheFirstComponentsOneAfterAnother() {
        LinearLayer layer = LinearLayer.normal(INPUTS, 3, 0.3, 1);
        SangerTrainer trainer = new SangerTrainer(layer, 0.0005, true);
        List<Progress> told = new ArrayList<>();
        trainer.configureProgress(told::add);

        Progress end = trainer.train(patterns(2000), 60, 1e-3);

        assertThat(told).last().isEqualTo(end);
        assertThat(told).allMatch(progress -> Double.isNaN(progress.energy()) && progress.change() >= 0);
        double r = Math.sqrt(0.5);
        assertThat(cosine(layer.row(0), r, r, 0)).isGreaterThan(0.99);
        assertThat(cosine(layer.row(1), r, -r, 0)).isGreaterThan(0.99);
        assertThat(cosine(layer.row(2), 0, 0, 1)).isGreaterThan(0.99);
    }

    @Test
    void shouldTurnEveryRowToTheFirstComponent() {
        LinearLayer layer = LinearLayer.normal(INPUTS, 3, 0.3, 1);
        new OjaTrainer(layer, 0.0005, true).train(patterns(2000), 40, 0);

        for (int o = 0; o < 3; o++) {
            assertThat(cosine(layer.row(o), Math.sqrt(0.5), Math.sqrt(0.5), 0)).isGreaterThan(0.99);
        }
    }

    private static double cosine(float[] row, double... axis) {
        double dot = 0;
        double length = 0;
        for (int i = 0; i < row.length; i++) {
            dot += i < axis.length ? row[i] * axis[i] : 0;
            length += (double) row[i] * row[i];
        }
        return Math.abs(dot) / Math.sqrt(length);
    }

    @Test
    void shouldStopWhenWeightsSettle() {
        LinearLayer layer = new LinearLayer(new float[][] {{0, 0, 0, 0, 0}});
        Progress end = new OjaTrainer(layer, 0.01, false).train(patterns(5), 100, 0);

        assertThat(end.converged()).isTrue();
        assertThat(end.iteration()).isEqualTo(1);
        assertThat(end).hasToString("1, change 0.0, converged");
    }

    /** Oja 1982: without scaling, length 1 is what the decay comes to. */
    @Test
    void shouldKeepTheLengthOfARowByItsDecay() {
        LinearLayer layer = LinearLayer.normal(INPUTS, 1, 0.3, 1);
        new OjaTrainer(layer, 0.0005, false).train(patterns(2000), 40, 0);

        double square = 0;
        for (float w : layer.row(0)) {
            square += (double) w * w;
        }
        assertThat(Math.sqrt(square)).isCloseTo(1, within(0.05));
    }

    /** The second goes on from what the first has left: as if it had begun with those weights. */
    @Test
    void shouldTeachOnesOwnModelInSeveralStages() {
        SignLayer own = new SignLayer();
        LayerTrainer first = new OjaTrainer(own);
        LayerTrainer second = new SangerTrainer(own);
        first.train(patterns(50));
        float[][] between = first.weights();
        second.train(patterns(50));
        SignLayer begun = new SignLayer();
        for (int o = 0; o < between.length; o++) {
            System.arraycopy(between[o], 0, begun.row(o), 0, between[o].length);
        }
        LayerTrainer alone = new SangerTrainer(begun);
        alone.train(patterns(50));

        assertThat(second.weights()).isNotEqualTo(between).isDeepEqualTo(alone.weights());
        assertThat(second.predict(patterns(1).get(0))).containsAnyOf(-1f, 1f);
    }

    @Test
    void shouldAnswerFromSilenceOrGoOnAsIsSaid() {
        float[][] weights = {{0.6f, 0.6f}};
        StdpLayer.Unit unit = new StdpLayer.Unit(1, 0, 0.9, 0.9);
        float[] half = {1, 0};
        StdpTrainer each = new StdpTrainer(
                new StdpLayer(PairStdp.canns(0.1, 0.5, 0.5, 0.9, 0, 1), unit, StdpLayer.Mode.ONLINE, weights), true);
        StdpTrainer on = new StdpTrainer(
                new StdpLayer(PairStdp.canns(0.1, 0.5, 0.5, 0.9, 0, 1), unit, StdpLayer.Mode.ONLINE, weights), false);

        assertThat(each.predictBatch(List.of(half, half))).containsExactly(new float[] {0}, new float[] {0});
        assertThat(on.predictBatch(List.of(half, half))).containsExactly(new float[] {0}, new float[] {1});
        List<Progress> told = new ArrayList<>();
        on.configureProgress(told::add);
        Progress end = on.train(List.of(new float[] {1, 1}, half), 50, 0);
        assertThat(told).hasSizeGreaterThan(1).last().isEqualTo(end);
        assertThat(end.converged()).isTrue();
        assertThat(Arrays.deepToString(on.layer().weights())).isNotEqualTo(Arrays.deepToString(weights));
        assertThatThrownBy(() -> on.predict(new float[3])).hasMessageContaining("pattern has 3 values; must be 2");
        assertThatThrownBy(() -> on.predict(new float[] {0, Float.NaN})).hasMessage("pattern[1]=NaN; must be finite");
        double[] v = on.layer().v();
        new StdpTrainer(on.layer(), true).predict(half);
        assertThat(on.layer().v()).isEqualTo(v);
        on.predict(half);
        assertThat(on.layer().v()).isNotEqualTo(v);
    }
}
