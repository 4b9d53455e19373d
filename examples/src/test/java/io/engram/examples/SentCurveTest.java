package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.plasticity.PairStdp;
import io.engram.plasticity.TsodyksMarkram;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recursion of Tsodyks, Pawelzik and Markram (1998), written here once more. */
class SentCurveTest {
    @Test
    void shouldMeasureWhatTheRecursionSays() {
        double[] sent = new SentCurve(new TsodyksMarkram(0.2, 130, 530, 0, 0), 0.1, 3).measure(5, 25, 31, 400);

        double[] apartMs = {0, 20, 6, 369};
        double u = 0.2;
        double x = 1;
        for (int k = 0; k < sent.length; k++) {
            if (k > 0) {
                x = 1 + (x - x * u - 1) * StrictMath.exp(-apartMs[k] / 130);
                u = 0.2 + u * 0.8 * StrictMath.exp(-apartMs[k] / 530);
            }
            assertThat(sent[k]).isCloseTo(3 * x * u, within(1e-12));
        }
    }

    @Test
    void shouldBeDrawnWhereSomethingElseThanTheWeightTravels(@TempDir Path directory) {
        assertThat(SentCurve.exists(new PairStdp())).isFalse();
        assertThat(SentCurve.exists(new TsodyksMarkram())).isTrue();
        assertThat(StdpWindow.exists(new TsodyksMarkram())).isFalse();

        Path file = new SentCurve(new TsodyksMarkram(), 0.5, 1).draw(directory.resolve("sent.svg"), "sent", "mV");

        assertThat(file).content().contains("sent (mV)", "time (ms)");
    }
}
