package io.engram.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.plasticity.trainer.LinearLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The trainers that the documentation shows do what it says. */
class TrainersDocTest {
    @Test
    void shouldAnswerEverySampleAfterTraining() {
        Random random = new Random(1);
        List<float[]> samples = new ArrayList<>();
        for (int k = 0; k < 100; k++) {
            float[] sample = new float[10];
            for (int i = 0; i < 3; i++) {
                sample[i] = (float) ((3 - i) * random.nextGaussian());
            }
            samples.add(sample);
        }
        List<float[]> answers = FirstComponents.run(samples);

        assertThat(answers).hasSize(100);
        assertThat(Math.abs(answers.get(0)[0])).isCloseTo(Math.abs(samples.get(0)[0]), within(0.8f));
    }

    @Test
    void shouldMoveTheWinnerTowardsWhatItAnswers() {
        LinearLayer layer = new LinearLayer(new float[][] {{1, 0}, {0, 1}});
        WinnerTrainer trainer = new WinnerTrainer(layer, 0.5);
        trainer.train(List.of(new float[] {3, 1}, new float[] {0, 2}));

        assertThat(trainer.weights()[0]).containsExactly(2, 0.5f);
        assertThat(trainer.weights()[1]).containsExactly(0, 1.5f);
    }

    @Test
    void shouldTeachOneModelInStages() {
        List<float[]> answers = FirstStages.run(
                new float[][] {{0.4f, 0.1f}, {0.1f, 0.4f}}, List.of(new float[] {1, 0}, new float[] {0, 1}));

        assertThat(answers.get(0)[0]).isGreaterThan(answers.get(0)[1]);
        assertThat(answers.get(1)[1]).isGreaterThan(answers.get(1)[0]);
    }
}
