package io.engram.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.plasticity.trainer.Recall;
import io.engram.runtime.random.Draws;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstMemoryTest {
    private static final int UNITS = 200;
    private static final List<float[]> PATTERNS = patterns();

    private static List<float[]> patterns() {
        List<float[]> patterns = new ArrayList<>();
        for (int p = 0; p < 3; p++) {
            float[] pattern = new float[UNITS];
            for (int i = 0; i < UNITS; i++) {
                pattern[i] = Draws.uniform(p, i) < 0.5 ? -1 : 1;
            }
            patterns.add(pattern);
        }
        return patterns;
    }

    /** Every fifth unit flipped. */
    private static float[] cue() {
        float[] cue = PATTERNS.get(0).clone();
        for (int i = 0; i < UNITS; i += 5) {
            cue[i] = -cue[i];
        }
        return cue;
    }

    @Test
    void shouldRecallWhatWasStored() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        Recall recall = FirstMemory.recalled(PATTERNS, cue(), new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(recall.ending()).isEqualTo(Recall.Ending.SETTLED);
        assertThat(recall.state()).isEqualTo(PATTERNS.get(0));
        assertThat(recall.energies()[recall.updates()]).isLessThan(recall.energies()[0]);
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .first()
                .asString()
                .startsWith("SETTLED after 2 updates, energy -6703.36");
    }

    @Test
    void shouldForget() {
        assertThat(FirstMemory.overlapAfterForgetting(PATTERNS, cue())).isLessThan(0.5);
    }
}
