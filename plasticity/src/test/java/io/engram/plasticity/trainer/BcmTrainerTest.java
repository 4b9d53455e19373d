package io.engram.plasticity.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.network.SpecException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BcmTrainerTest {
    private static final float[] LEFT = {1, 0};
    private static final float[] RIGHT = {0, 1};

    private static LinearLayer layer(float... weights) {
        return new LinearLayer(new float[][] {weights}, new double[] {1});
    }

    @Test
    void shouldDepressBelowTheThresholdAndPotentiateAboveIt() {
        LinearLayer layer = layer(0.5f, 2);
        BcmTrainer trainer = new BcmTrainer(layer, 0.1, -10, 10, 4, BcmTrainer.Mode.ONLINE);

        trainer.train(List.of(LEFT));
        assertThat(layer.weights()[0]).containsExactly(0.5f + 0.1f * 0.5f * (0.5f - 1), 2);
        assertThat(layer.theta()).containsExactly(1 + (0.25 - 1) / 4);

        trainer.train(List.of(RIGHT));
        double theta = 1 + (0.25 - 1) / 4;
        assertThat(layer.weights()[0][1]).isCloseTo((float) (2 + 0.1 * 2 * (2 - theta)), within(1e-6f));
        assertThat(layer.theta()[0]).isCloseTo(theta + (4 - theta) / 4, within(1e-15));
    }

    @Test
    void shouldBecomeSelectiveForOneOfTwoPatterns() {
        LinearLayer layer = layer(0.9f, 1.1f);
        BcmTrainer trainer = new BcmTrainer(layer).withBounds(0, 10).withTauPatterns(20);
        for (int pass = 0; pass < 2000; pass++) {
            trainer.train(List.of(LEFT, RIGHT));
        }
        // Where only one of two answers: theta = y^2 / 2 = y, so y = 2.
        assertThat(trainer.predict(LEFT)[0]).isCloseTo(0, within(0.01f));
        assertThat(trainer.predict(RIGHT)[0]).isCloseTo(2, within(0.1f));
    }

    @Test
    void shouldStayWithinItsBounds() {
        LinearLayer layer = layer(0.5f, 2);
        BcmTrainer trainer = new BcmTrainer(layer).withLearningRate(100).withBounds(-1, 3);
        trainer.train(List.of(LEFT, RIGHT));
        assertThat(layer.weights()[0]).containsExactly(-1, 3);
    }

    @Test
    void shouldAnswerWithWeightsFromBeforeTheCallOnlyWhereCannsDoes() {
        LinearLayer online = layer(2, 0);
        LinearLayer stale = layer(2, 0);
        new BcmTrainer(online).withTauPatterns(0).train(List.of(LEFT, LEFT));
        new BcmTrainer(stale)
                .withTauPatterns(0)
                .withMode(BcmTrainer.Mode.CANNS_UNCOMPILED)
                .train(List.of(LEFT, LEFT));
        assertThat(stale.theta()[0]).isEqualTo(4);
        assertThat(online.theta()[0]).isCloseTo(2.02 * 2.02, within(1e-6));
    }

    @Test
    void shouldDrawTheSameWeightsForTheSameSeed() {
        LinearLayer one = LinearLayer.normal(300, 2, 0.5, 7);
        double square = 0;
        for (float w : one.weights()[0]) {
            square += w * w / 300;
        }
        assertThat(Math.sqrt(square)).isCloseTo(0.5, within(0.06));
        assertThat(one.weights())
                .isDeepEqualTo(LinearLayer.normal(300, 2, 0.5, 7).weights());
        assertThat(one.weights()[0]).isNotEqualTo(one.weights()[1]);
        assertThat(one.theta()).containsExactly(0.1, 0.1);
    }

    @Test
    void shouldRefuseWhatMakesNoSenseAndLearnNothingThen() {
        LinearLayer layer = layer(1, 1);
        BcmTrainer trainer = new BcmTrainer(layer);
        refuse(() -> trainer.train(List.of()), "patterns: there are none; must be at least one");
        refuse(
                () -> trainer.train(List.of(LEFT, new float[3])),
                "patterns[1] has 3 values; must be 2, one for each input");
        refuse(() -> trainer.predict(new float[] {0, Float.NaN}), "pattern[1]=NaN; must be finite");
        assertThat(layer.weights()[0]).containsExactly(1, 1);
        refuse(() -> trainer.withTauPatterns(-1), "bcm trainer: tauPatterns=-1.0; must be >= 0 and finite");
        refuse(
                () -> trainer.withBounds(1, 1),
                "bcm trainer: weightMin=1.0 and weightMax=1.0; must be finite, and weightMin less");
        refuse(
                () -> new LinearLayer(new float[][] {{1, 2}, {1}}),
                "linear layer: weights[1] has 1 values; must be 2, one for each input");
        refuse(
                () -> new LinearLayer(new float[2][2], new double[1]),
                "linear layer: 1 thresholds; must be 2, one for each output");
    }

    private static void refuse(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(SpecException.class).hasMessage(sentence);
    }
}
