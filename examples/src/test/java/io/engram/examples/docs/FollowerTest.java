package io.engram.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.neurons.Poisson;
import io.engram.recorder.Journal;
import io.engram.recorder.MemorySink;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowerTest {
    private static final Network NETWORK = Network.named("sensors")
            .durationMs(100)
            .population("sensors", 50, Poisson.atHz(100))
            .recordSpikes("sensors")
            .build();

    @TempDir
    private Path folder;

    @Test
    void shouldPlayWhatIsRecordedMeanwhileToItsEnd() throws Exception {
        Path directory = folder.resolve("run");
        MemorySink recorded = new MemorySink();
        MemorySink arm = new MemorySink();

        CompletableFuture<Boolean> following;
        try (Simulation simulation =
                Simulation.start(NETWORK, SimulationOptions.DEFAULT.withSinks(Journal.in(directory), recorded))) {
            following = CompletableFuture.supplyAsync(() -> Follower.follow(directory, arm, () -> false));
            simulation.runForMs(100);
        }

        assertThat(following.get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(arm.spikes())
                .isNotEmpty()
                .isEqualTo(recorded.spikes().stream()
                        .filter(spike -> spike.step() >= 500)
                        .toList());
        assertThat(arm.end()).isEqualTo(recorded.end()).isPresent();
    }

    @Test
    void shouldStopWhenToldTo() {
        Path directory = folder.resolve("run");
        try (Simulation simulation = Simulation.start(NETWORK, Journal.in(directory))) {
            simulation.runForMs(10);
            MemorySink arm = new MemorySink();

            assertThat(Follower.follow(directory, arm, () -> true)).isFalse();
            assertThat(arm.end()).isEmpty();
        }
    }
}
