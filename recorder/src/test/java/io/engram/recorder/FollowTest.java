package io.engram.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.RandomRun;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Replays of a run that is being written. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FollowTest {
    private static final RunEnd END = new RunEnd(400, 7, "ab".repeat(16), "cd".repeat(16));

    @TempDir
    private Path folder;

    private Path directory() {
        return folder.resolve("run");
    }

    /** Slice after slice, one each time that the follower sleeps: writer and reader take turns in one thread. */
    private final class Turns implements Runnable {
        private final Journal journal;
        private final List<Runnable> left = new ArrayList<>();

        Turns(Journal journal) {
            this.journal = journal;
        }

        @Override
        public void run() {
            if (!left.isEmpty()) {
                left.remove(0).run();
            }
        }
    }

    private static Turns slices(Turns turns, int count) {
        for (int slice = 0; slice < count; slice++) {
            long at = slice;
            turns.left.add(() -> EndlessRun.play(at, turns.journal));
            // What comes at a border, after it was said that its step is whole.
            turns.left.add(() -> turns.journal.marker((at + 1) * EndlessRun.SLICE_STEPS, "at the border"));
            turns.left.add(() ->
                    turns.journal.spikes(RandomRun.frame(new Random(at), (at + 1) * EndlessRun.SLICE_STEPS + 1, 3)));
        }
        return turns;
    }

    private static List<String> replayed(JournalReader reader) {
        Transcript transcript = new Transcript();
        Replay.of(reader).into(transcript);
        return transcript.lines();
    }

    @Test
    void shouldHandOverEverythingOnceAndInOrder() {
        Journal journal = Journal.in(directory());
        journal.open(new RandomRun(1, 0, false).header());
        Turns turns = slices(new Turns(journal), 40);
        turns.left.add(() -> journal.end(END));
        turns.left.add(journal::close);
        Transcript followed = new Transcript();

        try (JournalReader reader = JournalReader.open(directory())) {
            Replay.of(reader).by(new TestClock(turns)).follow().into(followed);

            assertThat(turns.left).as("it ends with the record of the end").hasSize(1);
            turns.run();
            assertThat(followed.lines()).isEqualTo(replayed(reader)).hasSizeGreaterThan(120);
            assertThat(followed.lines()).contains(END.toString());
        }
    }

    @Test
    void shouldShowASliceAsSoonAsItIsOver() {
        Journal journal = Journal.in(directory());
        journal.open(new RandomRun(1, 0, false).header());
        Turns turns = new Turns(journal);
        MemorySink memory = new MemorySink();
        List<Integer> seen = new ArrayList<>();
        turns.left.add(() -> journal.spikes(RandomRun.frame(new Random(5), 1, 10)));
        turns.left.add(() -> {
            seen.add(memory.spikes().size());
            journal.progress(10);
        });
        turns.left.add(() -> {
            seen.add(memory.spikes().size());
            journal.end(new RunEnd(10, 1, "", ""));
            journal.close();
        });

        try (JournalReader reader = JournalReader.open(directory())) {
            Replay.of(reader).by(new TestClock(turns)).follow().into(memory);
        }
        assertThat(seen).containsExactly(0, memory.spikes().size());
        assertThat(memory.spikes()).isNotEmpty();
    }

    @Test
    void shouldEndWhereTheWriterClosedWithoutAnEnd() {
        Journal journal = Journal.in(directory());
        journal.open(new RandomRun(1, 0, false).header());
        Turns turns = slices(new Turns(journal), 3);
        turns.left.add(journal::close);
        Transcript followed = new Transcript();

        try (JournalReader reader = JournalReader.open(directory())) {
            Replay.of(reader).by(new TestClock(turns)).follow().into(followed);

            assertThat(turns.left).isEmpty();
            assertThat(reader.complete()).isFalse();
            assertThat(reader.beingWritten()).isFalse();
            assertThat(followed.lines()).isEqualTo(replayed(reader));
        }
    }

    @Test
    void shouldEndAtOnceWhereTheRunHas() {
        new RandomRun(3, 60, true).play(Journal.in(directory()));
        TestClock clock = new TestClock();
        Transcript followed = new Transcript();

        try (JournalReader reader = JournalReader.open(directory())) {
            Replay.of(reader).by(clock).follow().into(followed);

            assertThat(clock.sleeps()).isZero();
            assertThat(followed.lines()).isEqualTo(replayed(reader));
        }
    }

    @Test
    void shouldEndAtTheStepAskedForAndBeginAtOneThatIsToCome() {
        Journal journal = Journal.in(directory());
        journal.open(new RandomRun(1, 0, false).header());
        Turns turns = slices(new Turns(journal), 40);
        MemorySink memory = new MemorySink();

        try (journal;
                JournalReader reader = JournalReader.open(directory())) {
            Replay.of(reader)
                    .fromMs(12)
                    .toMs(20.4)
                    .by(new TestClock(turns))
                    .follow()
                    .into(memory);

            assertThat(turns.left).isNotEmpty();
            MemorySink part = new MemorySink();
            reader.replay(120, 204, part);
            assertThat(memory.spikes()).isEqualTo(part.spikes()).isNotEmpty();
            assertThat(memory.markers()).isEqualTo(part.markers()).isNotEmpty();
        }
    }

    @Test
    void shouldFollowInTime() {
        Journal journal = Journal.in(directory());
        journal.open(new RandomRun(1, 0, false).header());
        Turns turns = slices(new Turns(journal), 20);
        turns.left.add(() -> journal.end(END));
        turns.left.add(journal::close);
        TestClock clock = new TestClock(turns);
        long startNanos = clock.nanos();
        Transcript followed = new Transcript();

        try (JournalReader reader = JournalReader.open(directory())) {
            Replay.of(reader).by(clock).follow().atSpeed(1e-2).into(followed);

            turns.run();
            assertThat(clock.nanos() - startNanos).isEqualTo(END.step() * 10_000_000L);
            assertThat(followed.lines()).isEqualTo(replayed(reader));
        }
    }

    @Test
    void shouldStopWhileItWaitsForMore() {
        try (Journal journal = Journal.in(directory())) {
            journal.open(new RandomRun(1, 0, false).header());
            try (JournalReader reader = JournalReader.open(directory())) {
                TestClock clock = new TestClock();
                Transcript followed = new Transcript();

                Replay.of(reader)
                        .by(clock)
                        .follow()
                        .until(() -> clock.sleeps() >= 5)
                        .into(followed);

                assertThat(followed.lines()).hasSize(2).endsWith("closed");
                assertThat(reader.beingWritten()).isTrue();
            }
        }
    }

    @Test
    void shouldFollowAWriterInAnotherThread() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch firstSeen = new CountDownLatch(1);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try (Journal journal = Journal.in(directory())) {
                journal.open(new RandomRun(1, 0, false).header());
                EndlessRun.play(0, journal);
                opened.countDown();
                assertThat(await(firstSeen)).isTrue();
                for (long slice = 1; slice < 40; slice++) {
                    EndlessRun.play(slice, journal);
                }
                journal.end(END);
            }
        });
        assertThat(await(opened)).isTrue();
        Transcript followed = new Transcript();

        try (JournalReader reader = JournalReader.open(directory())) {
            Replay.of(reader).follow().into(new EveryStep(followed, step -> firstSeen.countDown()));

            writer.get(30, TimeUnit.SECONDS);
            assertThat(followed.lines()).isEqualTo(replayed(reader)).contains(END.toString());
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void shouldSayThatTheRunWasRemovedWhileItWasRead() throws Exception {
        Journal journal = Journal.in(directory());
        journal.open(new RandomRun(1, 0, false).header());
        Turns turns = slices(new Turns(journal), 3);
        turns.left.add(() -> assertThat(
                        directory().toFile().renameTo(folder.resolve("moved").toFile()))
                .isTrue());

        try (JournalReader reader = JournalReader.open(directory())) {
            assertThatThrownBy(() ->
                            Replay.of(reader).by(new TestClock(turns)).follow().into(new Transcript()))
                    .isInstanceOf(SpecException.class)
                    .hasMessage("the journal " + new RunFiles(directory()).journal()
                            + " is gone: its folder was removed or renamed while it was read");
        }
        assertThatThrownBy(journal::close).hasMessageContaining("while it was written");
    }
}
