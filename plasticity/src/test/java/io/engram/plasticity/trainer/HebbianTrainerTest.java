package io.engram.plasticity.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.neurons.ThresholdUnit;
import io.engram.plasticity.trainer.HebbianTrainer.Mode;
import io.engram.runtime.Simulation;
import io.engram.runtime.Weights;
import io.engram.runtime.network.SpecException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HebbianTrainerTest {
    private static final List<float[]> FIRST = List.of(new float[] {1, -1, 1, 1}, new float[] {-1, -1, 1, 1});
    private static final List<float[]> SECOND =
            List.of(new float[] {1, 1, -1, 1}, new float[] {3, 0, -2, 1}, new float[] {0, 1, 1, -1});

    /** {@code sum over p of (x - rho)(x' - rho) / P} of one synapse. */
    private static double learned(List<float[]> patterns, boolean mean, boolean normalized, int source, int target) {
        double rho = 0;
        for (float[] pattern : patterns) {
            for (float x : pattern) {
                rho += mean ? x / (4.0 * patterns.size()) : 0;
            }
        }
        double sum = 0;
        for (float[] pattern : patterns) {
            sum += (pattern[source] - rho) * (pattern[target] - rho);
        }
        return normalized ? sum / patterns.size() : sum;
    }

    @Test
    void shouldLearnTheProductsOfDeviationsFromTheMeanCallByCall() {
        for (boolean mean : new boolean[] {false, true}) {
            for (boolean normalized : new boolean[] {false, true}) {
                try (AmariHopfield memory = new AmariHopfield(4)) {
                    HebbianTrainer trainer = new HebbianTrainer(memory, mean, normalized, Mode.PLAIN);
                    trainer.train(FIRST);
                    trainer.train(SECOND);
                    Weights weights = memory.weights();
                    assertThat(weights.size()).isEqualTo(12);
                    for (int k = 0; k < weights.size(); k++) {
                        int s = weights.source(k);
                        int t = weights.target(k);
                        double expected =
                                learned(FIRST, mean, normalized, s, t) + learned(SECOND, mean, normalized, s, t);
                        assertThat((double) weights.weight(k)).isCloseTo(expected, within(1e-6));
                    }
                }
            }
        }
    }

    @Test
    void shouldTakeOffTheMeanAndNormalizeUnlessTold() {
        try (AmariHopfield one = new AmariHopfield(4);
                AmariHopfield other = new AmariHopfield(4)) {
            new HebbianTrainer(one).train(SECOND);
            new HebbianTrainer(other, true, true, Mode.PLAIN).train(SECOND);
            assertThat(one.weights().values()).isEqualTo(other.weights().values());
        }
    }

    @Test
    void shouldBeUndoneToTheBitByItsOpposite() {
        try (AmariHopfield memory = new AmariHopfield(4)) {
            new HebbianTrainer(memory, false, false, Mode.PLAIN).train(FIRST);
            float[] before = memory.weights().values();
            new HebbianTrainer(memory, false, false, Mode.PLAIN).train(SECOND);
            assertThat(memory.weights().values()).isNotEqualTo(before);

            new AntiHebbianTrainer(memory, false, false, Mode.PLAIN).train(SECOND);

            assertThat(memory.weights().values()).isEqualTo(before);
        }
    }

    @Test
    void shouldUnlearnWithTheMeanOffAndNormalizedUnlessTold() {
        try (AmariHopfield memory = new AmariHopfield(4)) {
            new AntiHebbianTrainer(memory).train(FIRST);
            Weights weights = memory.weights();
            for (int k = 0; k < weights.size(); k++) {
                assertThat((double) weights.weight(k))
                        .isCloseTo(-learned(FIRST, true, true, weights.source(k), weights.target(k)), within(1e-6));
            }
        }
    }

    @Test
    void shouldAnswerWithWhatItRemembers() {
        try (AmariHopfield memory = new AmariHopfield(4)) {
            HebbianTrainer trainer = new HebbianTrainer(memory, false, true, Mode.PLAIN);
            float[] pattern = {1, -1, 1, -1};
            trainer.train(List.of(pattern));
            assertThat(trainer.memory()).isSameAs(memory);
            assertThat(trainer.predict(new float[] {1, -1, 1, 1})).isEqualTo(pattern);
            assertThat(trainer.predict(new float[] {1, -1, 1, 1}, 1)).hasSize(4);
        }
    }

    /** Weights with a diagonal, learned twice, and before that in the peer's mode. */
    private static float[] taught(Mode mode) {
        try (Simulation simulation = Simulation.start(AmariHopfield.network("memory", 4, new ThresholdUnit(), true))) {
            AmariHopfield memory = new AmariHopfield(simulation, "units", "weights");
            HebbianTrainer trainer = new HebbianTrainer(memory, false, false, mode);
            trainer.train(FIRST);
            trainer.train(SECOND);
            return memory.weights().values();
        }
    }

    @Test
    void shouldClearWeightsAsItsPeersDo() {
        float[] plain = taught(Mode.PLAIN);
        float[] resized = taught(Mode.CANNS_RESIZE);
        float[] cleared = taught(Mode.CANNS_CLEAR);
        for (int k = 0; k < plain.length; k++) {
            int s = k % 4;
            int t = k / 4;
            double first = learned(FIRST, false, false, s, t);
            double second = learned(SECOND, false, false, s, t);
            assertThat((double) plain[k]).isEqualTo(first + second);
            assertThat((double) resized[k]).isEqualTo(s == t ? second : first + second);
            assertThat((double) cleared[k]).isEqualTo(second);
        }
        assertThat(Mode.PLAIN.peer()).isEmpty();
        assertThat(Mode.CANNS_RESIZE.peer()).isEqualTo("canns-1.5.0");
        assertThat(Mode.CANNS_CLEAR.peer()).isEqualTo("canns-1.5.0-preserve-on-resize-false");
    }

    @Test
    void shouldRefuseInWordsAndLearnNothingThen() {
        try (AmariHopfield memory = new AmariHopfield(4)) {
            HebbianTrainer trainer = new HebbianTrainer(memory);
            assertThatThrownBy(() -> trainer.train(List.of()))
                    .isInstanceOf(SpecException.class)
                    .hasMessage("patterns: there are none; must be at least one");
            assertThatThrownBy(() -> trainer.train(List.of(FIRST.get(0), new float[3])))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("3 values; must be 4, one for each input");
            assertThatThrownBy(() -> trainer.train(List.of(new float[] {1, Float.NaN, 1, 1})))
                    .isInstanceOf(SpecException.class);
            assertThat(memory.weights().values()).containsOnly(0);
        }
    }
}
