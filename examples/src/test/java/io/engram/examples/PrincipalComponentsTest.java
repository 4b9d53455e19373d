package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.plasticity.trainer.LayerTrainer;
import io.engram.plasticity.trainer.LinearLayer;
import io.engram.plasticity.trainer.OjaTrainer;
import io.engram.plasticity.trainer.SangerTrainer;
import io.engram.runtime.Weights;
import io.engram.runtime.network.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalComponentsTest {
    private static final double RATE = 0.0005;

    @TempDir
    private Path folder;

    @Test
    void shouldFindTheComponentsAsThePageShows() throws IOException {
        Finished finished =
                Launch.of(new PrincipalComponents()).in(folder.resolve("run")).run();

        Map<String, Object> outcome = finished.summary().outcome();
        shouldHaveFoundThem(outcome);
        assertThat(finished.pictures()).containsExactly(folder.resolve("run/cosines.png"));
        Path page = Path.of(System.getProperty("engram.root")).resolve("docs/principal-components.md");
        assertThat(Files.readString(page))
                .contains("weights " + finished.summary().digests().weights().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindThemWithOtherSeeds(long seed) {
        shouldHaveFoundThem(Launch.of(new PrincipalComponents())
                .withSeed(seed)
                .run()
                .summary()
                .outcome());
    }

    private static void shouldHaveFoundThem(Map<String, Object> outcome) {
        assertThat((double) outcome.get("leastOjaWithFirst")).isGreaterThan(0.99);
        for (int o = 1; o <= 3; o++) {
            assertThat((double) outcome.get("sangerWithComponent" + o)).isGreaterThan(0.99);
        }
    }

    /** The engine's rules, entered pattern by pattern, are the trainers of a linear layer. */
    @Test
    void shouldLearnWhatTheTrainersLearn() {
        Finished finished = Launch.of(new PrincipalComponents())
                .withSettings(Map.of("samples", "50", "passes", "4"))
                .run();
        Components components = Components.drawn(10, 50, 42);

        compare(finished, "oja", components, true);
        compare(finished, "sanger", components, false);
    }

    private static void compare(Finished finished, String rule, Components components, boolean oja) {
        LinearLayer layer = new LinearLayer(rows(finished.run().weightsBefore(rule)));
        LayerTrainer trainer = oja ? new OjaTrainer(layer, RATE, false) : new SangerTrainer(layer, RATE, false);
        for (int pass = 0; pass < 4; pass++) {
            trainer.train(components.samples());
        }
        float[][] learned = rows(finished.run().weightsAfter(rule));
        for (int o = 0; o < learned.length; o++) {
            assertThat(learned[o]).containsExactly(trainer.weights()[o], within(1e-4f));
        }
    }

    private static float[][] rows(Weights weights) {
        float[][] rows = new float[3][10];
        for (int k = 0; k < weights.size(); k++) {
            rows[weights.target(k)][weights.source(k)] = weights.weight(k);
        }
        return rows;
    }

    @Test
    void shouldRefuseTooFewSamples() {
        assertThatThrownBy(() -> Launch.of(new PrincipalComponents())
                        .withSettings(Map.of("samples", "3"))
                        .run())
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("settings.samples = 3; must be a whole number from 10");
    }
}
