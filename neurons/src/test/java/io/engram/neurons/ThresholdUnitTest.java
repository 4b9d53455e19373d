package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.neurons.ThresholdUnit.Activation;
import io.engram.neurons.ThresholdUnit.Update;
import io.engram.runtime.spi.ArrayNeuronBlock;
import org.junit.jupiter.api.Test;

class ThresholdUnitTest {
    /** No activation gives it, so that any update changes it. */
    private static final double OTHER = 7;

    private static ThresholdUnit unit(Activation activation, double threshold, double temperature) {
        return new ThresholdUnit(activation, threshold, temperature, Update.SYNCHRONOUS, 0);
    }

    private static float value(ThresholdUnit unit, double input, double current) {
        ArrayNeuronBlock block = new ArrayNeuronBlock(unit, 1);
        block.state(0)[0] = OTHER;
        block.arrive(0, input);
        block.current()[0] = current;
        unit.kernel(1).step(block, 0, 1);
        assertThat(block.spikes()).containsExactly(0);
        assertThat(block.state(0)[0]).isEqualTo(block.values()[0]);
        assertThat(block.state(1)[0]).isEqualTo(input + current - unit.threshold());
        return block.values()[0];
    }

    private static float value(Activation activation, double field) {
        return value(unit(activation, 0, 1), field, 0);
    }

    @Test
    void shouldTakeTheSignOfItsField() {
        assertThat(value(Activation.SIGN, -0.3)).isEqualTo(-1);
        assertThat(value(Activation.SIGN, 0)).isEqualTo(0);
        assertThat(value(Activation.SIGN, 0.3)).isEqualTo(1);
    }

    @Test
    void shouldTakeTanhOrSigmoidOfItsField() {
        double e = StrictMath.exp(0.3);
        float tanh = (float) ((e - 1 / e) / (e + 1 / e));
        assertThat(value(Activation.TANH, -0.3)).isCloseTo(-tanh, within(1e-7f));
        assertThat(value(Activation.TANH, 0)).isEqualTo(0);
        assertThat(value(Activation.TANH, 0.3)).isCloseTo(tanh, within(1e-7f));

        assertThat(value(Activation.SIGMOID, -0.3)).isCloseTo((float) (1 / (1 + e)), within(1e-7f));
        assertThat(value(Activation.SIGMOID, 0)).isEqualTo(0.5f);
        assertThat(value(Activation.SIGMOID, 0.3)).isCloseTo((float) (e / (1 + e)), within(1e-7f));
    }

    @Test
    void shouldSaturateWhereTheFieldIsHuge() {
        for (Activation activation : Activation.values()) {
            assertThat(value(activation, 1e300)).isEqualTo(1);
            assertThat(value(activation, -1e300)).isEqualTo(activation == Activation.SIGMOID ? 0 : -1);
        }
    }

    @Test
    void shouldTakeTheThresholdOffAndAddTheCurrent() {
        assertThat(value(unit(Activation.SIGN, 2, 1), 1.5, 0)).isEqualTo(-1);
        assertThat(value(unit(Activation.SIGN, 2, 1), 1.5, 0.5)).isEqualTo(0);
        assertThat(value(unit(Activation.SIGN, 2, 1), 1.5, 1)).isEqualTo(1);
        assertThat(value(unit(Activation.TANH, 2, 1), 1.5, 1)).isEqualTo(value(Activation.TANH, 0.5));
    }

    @Test
    void shouldDivideTheFieldByTheTemperatureButForItsSign() {
        assertThat(value(unit(Activation.TANH, 0, 4), 2, 0)).isEqualTo(value(Activation.TANH, 0.5));
        assertThat(value(unit(Activation.SIGMOID, 0, 4), 2, 0)).isEqualTo(value(Activation.SIGMOID, 0.5));
        assertThat(value(unit(Activation.SIGN, 0, 4), 2, 0)).isEqualTo(1);
    }

    @Test
    void shouldSendAValueOnlyWhenItChanges() {
        for (Activation activation : Activation.values()) {
            ThresholdUnit unit = unit(activation, 0, 1);
            ArrayNeuronBlock block = new ArrayNeuronBlock(unit, 2);
            block.arrive(1, 0.7);
            unit.kernel(1).step(block, 0, 2);
            // A value of 0 is what units begin with.
            assertThat(block.spikes()).isEqualTo(activation == Activation.SIGMOID ? new int[] {0, 1} : new int[] {1});

            block.clearSpikes();
            unit.kernel(1).step(block, 0, 2);
            assertThat(block.spikeCount()).isZero();

            block.arrive(1, -1.4);
            unit.kernel(1).step(block, 0, 2);
            assertThat(block.spikes()).containsExactly(1);
            assertThat(block.values()).containsExactly(value(activation, 0.7 - 1.4));
        }
    }

    @Test
    void shouldSayHowItIsUpdated() {
        for (Update update : Update.values()) {
            ThresholdUnit unit = new ThresholdUnit(Activation.SIGN, 0, 1, update, 0);
            assertThat(unit.sweepSteps(30)).isEqualTo(update == Update.SYNCHRONOUS ? 1 : 30);
            assertThat(unit.repeats()).isEqualTo(update != Update.SHUFFLED);
        }
        assertThat(unit(Activation.SIGN, 0, 1).tolerance()).isZero();
        assertThat(unit(Activation.TANH, 0, 1).tolerance()).isEqualTo(1e-6);
    }
}
