package io.engram.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.neurons.IafPscDelta;
import io.engram.neurons.Poisson;
import io.engram.runtime.Simulation;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.RunEnd;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.core.time.SetTimeProvider;
import net.openhft.chronicle.queue.RollCycles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulation whose clock on the wall goes over midnight, three times: the queue begins a new file, the run does not notice. */
class MidnightTest {
    private static final Network NETWORK = Network.named("late")
            .seed(9)
            .durationMs(300)
            .population("noise", 100, Poisson.atHz(40))
            .population("cells", 50, new IafPscDelta())
            .projection("drive", "noise", "cells", Connect.fixedInDegree(30), Value.constant(4), Delays.ofMs(1))
            .recordSpikes("noise", "cells")
            .build();

    @TempDir
    private Path folder;

    private final SetTimeProvider clock = new SetTimeProvider("2026-12-31T23:59:59");

    private Path simulate(String name, long nightNanos) {
        Path directory = folder.resolve(name);
        Journal journal = new Journal(directory, new Queues(RollCycles.FAST_DAILY, clock), Disk.REAL);
        try (Simulation simulation = Simulation.start(NETWORK, journal)) {
            for (int third = 0; third < 3; third++) {
                simulation.runForMs(100);
                clock.advanceNanos(nightNanos);
            }
        }
        return directory;
    }

    private static MemorySink played(JournalReader reader, double fromMs) {
        MemorySink memory = new MemorySink();
        Replay.of(reader).fromMs(fromMs).into(memory);
        return memory;
    }

    @Test
    void shouldRecordTheSameRunOverMidnight() {
        Path day = simulate("day", 0);
        Path nights = simulate("nights", TimeUnit.HOURS.toNanos(24));

        try (JournalReader one = JournalReader.open(day);
                JournalReader four = JournalReader.open(nights)) {
            assertThat(files(day)).hasSize(1);
            assertThat(files(nights)).as("the end has a day of its own").hasSize(4);
            assertThat(four.end().map(RunEnd::spikeDigest))
                    .isEqualTo(one.end().map(RunEnd::spikeDigest))
                    .isPresent();
            assertThat(four.end()).isEqualTo(one.end());
            for (double fromMs : new double[] {0, 42.5, 99.9, 100, 100.1, 200, 250, 299.9}) {
                List<MemorySink.Spike> rest = played(one, fromMs).spikes();
                assertThat(played(four, fromMs).spikes())
                        .as("from %s ms", fromMs)
                        .isEqualTo(rest);
                assertThat(rest).allMatch(spike -> spike.step() >= Math.round(fromMs * 10));
            }
            assertThat(played(four, 0).spikes("cells")).hasSizeGreaterThan(100);
        }
    }

    private static String[] files(Path directory) {
        return new RunFiles(directory).journal().toFile().list((folder, name) -> name.endsWith(".cq4"));
    }
}
