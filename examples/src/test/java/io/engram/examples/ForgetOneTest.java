package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.SpecException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgetOneTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"astronaut", "camera", "coffee", "horse"})
    void shouldForgetOneImageAndKeepTheOthers(String forgotten) {
        Path directory = folder.resolve("run");

        Finished finished = Launch.of(new ForgetOne())
                .withSettings(Map.of("forget", forgotten))
                .withJournal(false)
                .in(directory)
                .run();

        Map<String, Object> outcome = finished.summary().outcome();
        assertThat(outcome)
                .containsEntry("of", 4)
                .containsEntry("recalledBefore", 4L)
                .containsEntry("recalledAfter", 3L)
                .containsEntry("forgotten", forgotten);
        assertThat((double) outcome.get("forgottenOverlap")).isLessThan(0.5);
        assertThat(finished.notDrawn()).isEmpty();
        assertThat(finished.pictures())
                .containsExactly(directory.resolve("images.png"), directory.resolve("energy.png"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12})
    void shouldEndWherePausedWhileItRecalls(int atMs) {
        Path directory = folder.resolve("run");
        try (LiveRun live = Launch.of(new ForgetOne()).in(directory).start()) {
            live.run(progress -> {
                if (progress.simulatedMs() >= atMs) {
                    live.pause();
                }
            });
            Finished finished = live.finish();
            assertThat(finished.summary().complete()).isFalse();
            assertThat(finished.summary().simulatedMs()).isEqualTo(atMs);
            assertThat(finished.summary().outcome()).isEmpty();
            assertThat(finished.notDrawn()).isEmpty();
        }
    }

    @Test
    void shouldRefuseAnImageThatItDoesNotHave() {
        assertThatThrownBy(() -> new ForgetOne().begun(Map.of("forget", "astronut")))
                .isInstanceOf(SpecException.class)
                .hasMessage("settings.forget: unknown image \"astronut\"; did you mean \"astronaut\"?; known: "
                        + "astronaut, camera, coffee, horse");
    }
}
