package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.neurons.IafPscDelta;
import io.engram.recorder.JournalReader;
import io.engram.runtime.Simulation;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRunTest {
    private static final double DAY_MS = 86_400_000;

    private static class Driven implements Experiment {
        @Override
        public String name() {
            return "driven";
        }

        @Override
        public String summary() {
            return "neurons in private Poisson input";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public Network network(Map<String, String> settings) {
            return Network.named("driven")
                    .durationMs(200)
                    .population("output", 3, new IafPscDelta())
                    .poissonInput("output", 5000, 1)
                    .projection("loop", "output", "output", Connect.allToAll(), Value.constant(0.1), Delays.ofMs(1))
                    .build();
        }

        @Override
        public Map<String, Object> outcome(ExperimentRun run) {
            return Map.of("spikes", run.spikes("output").count());
        }
    }

    /** Drives its run itself, a millisecond at a time, for {@code driveMs} or until it is paused. */
    private static final class SelfDriven extends Driven {
        private final double driveMs;
        private double drivenMs;

        SelfDriven(double driveMs) {
            this.driveMs = driveMs;
        }

        @Override
        public void drive(Simulation simulation) {
            long pauses = simulation.pauses();
            while (simulation.timeMs() < driveMs && simulation.pauses() == pauses) {
                simulation.runForMs(1);
            }
            drivenMs = simulation.timeMs();
        }
    }

    @TempDir
    Path directory;

    @Test
    void shouldGiveTheExperimentEverySpikeThatWasCounted() {
        List<Progress> heard = new ArrayList<>();

        Finished finished = Launch.of(new Driven()).run(heard::add);

        assertThat(finished.summary().complete()).isTrue();
        assertThat(finished.summary().spikes()).isPositive();
        assertThat(finished.summary().outcome())
                .isEqualTo(Map.of("spikes", (int) finished.summary().spikes()));
        assertThat(finished.pictures()).isEmpty();
        assertThat(heard).isNotEmpty().allMatch(progress -> progress.durationMs() == 200);
    }

    @Test
    void shouldCloseTheJournalOfAPausedRunAndSayThatItIsUnfinished() {
        Path run = directory.resolve("run");
        // A day, paused when it is first heard of: before its end on any machine.
        Launch launch = Launch.of(new Driven()).withDurationMs(DAY_MS).in(run);
        try (LiveRun live = launch.start()) {
            live.run(progress -> live.pause());
            Finished finished = live.finish();

            assertThat(finished.summary().complete()).isFalse();
            assertThat(finished.summary().simulatedMs()).isLessThan(DAY_MS);
            assertThat(finished.summary().outcome()).isEmpty();
        }
        try (JournalReader journal = JournalReader.open(run)) {
            assertThat(journal.end()).isPresent();
            assertThat(journal.lastStep()).isLessThan(10 * (long) DAY_MS);
        }
    }

    @Test
    void shouldDrawIntoTheDirectoryOfTheRun() {
        Finished finished = Launch.of(new Driven()).in(directory.resolve("run")).run();

        assertThat(finished.notDrawn()).isEmpty();
        assertThat(finished.pictures())
                .containsExactly(directory.resolve("run/raster.png"), directory.resolve("run/rates.png"));
    }

    @Test
    void shouldRunOnToTheDurationAfterADrive() {
        SelfDriven experiment = new SelfDriven(50);
        Finished finished = Launch.of(experiment).run();
        assertThat(experiment.drivenMs).isEqualTo(50);
        assertThat(finished.summary().complete()).isTrue();
        assertThat(finished.summary().simulatedMs()).isEqualTo(200);
    }

    @Test
    void shouldEndWithTheDriveWhereItIsLongerThanTheDuration() {
        Finished finished = Launch.of(new SelfDriven(300)).run();
        assertThat(finished.summary().complete()).isTrue();
        assertThat(finished.summary().simulatedMs()).isEqualTo(300);
        assertThat(finished.summary().outcome()).containsKey("spikes");
    }

    @Test
    void shouldBeUnfinishedWhereADriveIsPausedBeyondTheDuration() {
        try (LiveRun live = Launch.of(new SelfDriven(300)).start()) {
            live.run(progress -> {
                if (progress.simulatedMs() >= 250) {
                    live.pause();
                }
            });
            RunSummary summary = live.finish().summary();
            assertThat(summary.simulatedMs()).isEqualTo(250);
            assertThat(summary.complete()).isFalse();
        }
    }

    @Test
    void shouldNotRunOnWherePausedDuringTheDrive() {
        SelfDriven experiment = new SelfDriven(100);
        try (LiveRun live = Launch.of(experiment).start()) {
            live.run(progress -> {
                if (progress.simulatedMs() >= 5) {
                    live.pause();
                }
            });
            assertThat(experiment.drivenMs).isEqualTo(5);
            RunSummary summary = live.finish().summary();
            assertThat(summary.complete()).isFalse();
            assertThat(summary.simulatedMs()).isEqualTo(5);
            assertThat(summary.outcome()).isEmpty();
        }
    }
}
