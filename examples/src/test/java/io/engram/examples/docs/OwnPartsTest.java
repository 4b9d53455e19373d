package io.engram.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.Simulation;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkFile;
import io.engram.runtime.network.SpecException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnPartsTest {
    private static Network learn() {
        return NetworkFile.load(OwnPartsTest.class.getResource("learn.conf"), Map.of());
    }

    @Test
    void shouldChangeAWeightAsThePaperSays() {
        // The source fires at 10 ms and is seen then, the target at 15 ms and is seen the delay of 1 ms later.
        double expected = 0.4 + 0.01 * (1 - 0.4) * StrictMath.exp(-6 / 20.0);
        assertThat(OwnParts.weightAfterOnePair()).isCloseTo((float) expected, within(1e-6f));
    }

    @Test
    void shouldFireMoreForMoreCurrentAndNotBelowTheThreshold() {
        // 80 MOhm lift the membrane by 15 mV at 187.5 pA.
        assertThat(OwnParts.rateHz(180)).isZero();
        assertThat(OwnParts.rateHz(250)).isPositive().isLessThan(OwnParts.rateHz(500));
    }

    @Test
    void shouldBeFoundByNameInAFile() {
        Network network = learn().withDurationMs(2000);
        assertThat(network.population("cells").model())
                .isEqualTo(new AdaptiveThresholdCell(20, 80, -65, -50, -65, 1, 500));
        assertThat(network.projection("learn").rule()).hasValue(new SoftBoundStdp(0.01, 0.01, 20, 30, 1));
        try (Simulation simulation = Simulation.start(network)) {
            Weights before = simulation.weights("learn");
            simulation.runForMs(2000);
            Weights after = simulation.weights("learn");
            assertThat(simulation.statistics().population("cells").spikes()).isPositive();
            assertThat(after.values()).isNotEqualTo(before.values());
            assertThat(after.histogram(1, 0, 1)).containsExactly(1000);
            for (float weight : after.values()) {
                assertThat(weight).isBetween(0f, 1f);
            }
        }
    }

    @Test
    void shouldRefuseWhatItCannotBe() {
        assertThatThrownBy(() -> new SoftBoundStdp(0.01, 0.01, 20, 20, 0))
                .isInstanceOf(SpecException.class)
                .hasMessage("rule soft-bound-stdp: weightMax=0.0; must be > 0");
        assertThatThrownBy(() -> new AdaptiveThresholdCell(0, 80, -65, -50, -65, 1, 200))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("tauMMs=0.0");
    }
}
