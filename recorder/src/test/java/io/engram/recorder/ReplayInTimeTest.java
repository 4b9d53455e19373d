package io.engram.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.RandomRun;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.Transcript;
import java.io.Flushable;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays by a clock that only the test moves. */
class ReplayInTimeTest {
    private static final RandomRun RUN = new RandomRun(81, 120, true);
    private static final double NANOS_PER_STEP = 0.1e6;

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private JournalReader run;

    @BeforeEach
    void record() {
        RUN.play(Journal.in(folder.resolve("run")));
        run = JournalReader.open(folder.resolve("run"));
    }

    @AfterEach
    void close() {
        run.close();
    }

    /** When which last spike of a frame came, and what was flushed by then. */
    private final class Timed implements Sink, Flushable {
        private final List<long[]> frames = new ArrayList<>();
        private final long takesNanos;
        private long openedNanos;
        private int flushed;
        private long endNanos;

        Timed(long takesNanos) {
            this.takesNanos = takesNanos;
        }

        @Override
        public void open(RunHeader header) {
            openedNanos = clock.nanos();
        }

        @Override
        public void spikes(SpikeFrame frame) {
            if (frame.size() > 0) {
                long step = frame.firstStep() + frame.stepOffset(frame.size() - 1);
                frames.add(new long[] {step, clock.nanos() - openedNanos});
                clock.take(takesNanos);
            }
        }

        @Override
        public void flush() {
            flushed = frames.size();
        }

        @Override
        public void close() {
            endNanos = clock.nanos() - openedNanos;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, 10, 0.37, 1e6})
    void shouldHandOverEveryFrameWhenItsLastSpikeIsDue(double speed) {
        Timed timed = new Timed(0);

        Replay.of(run).by(clock).atSpeed(speed).into(timed);

        double nanosPerStep = NANOS_PER_STEP / speed;
        assertThat(timed.frames).hasSizeGreaterThan(50).allSatisfy(frame -> assertThat(
                        frame[1] - frame[0] * nanosPerStep)
                .as("at its time, to the nanosecond that the clock counts")
                .isBetween(-0.001, 1.001));
        assertThat(timed.endNanos - run.lastStep() * nanosPerStep).isBetween(-0.001, 1.001);
    }

    @Test
    void shouldNotDriftWhereTheSinkTakesItsTime() {
        Timed timed = new Timed(90_000);

        Replay.of(run).by(clock).atSpeed(1).into(timed);

        long last = timed.frames.get(timed.frames.size() - 1)[1];
        assertThat(timed.frames).allSatisfy(frame -> assertThat(frame[1] - frame[0] * NANOS_PER_STEP)
                .isBetween(0.0, 90_000.0));
        assertThat(last).isGreaterThan(timed.frames.size() * 90_000L);
    }

    @Test
    void shouldCountFromTheFirstStepPlayed() {
        Timed timed = new Timed(0);

        Replay.of(run).fromMs(10).toMs(20).by(clock).atSpeed(2).into(timed);

        assertThat(timed.frames).isNotEmpty().allSatisfy(frame -> assertThat(frame[1])
                .isEqualTo((long) ((frame[0] - 100) * NANOS_PER_STEP / 2)));
        assertThat(timed.endNanos).isEqualTo(5_000_000);
    }

    @Test
    void shouldFlushBeforeItWaits() {
        Timed timed = new Timed(0);
        List<Integer> unflushed = new ArrayList<>();
        TestClock watching = new TestClock(() -> unflushed.add(timed.frames.size() - timed.flushed));

        Replay.of(run).by(watching).atSpeed(1).into(timed);

        assertThat(unflushed).hasSizeGreaterThan(50).containsOnly(0);
    }

    @Test
    void shouldNeverWaitWithoutASpeed() {
        Transcript replayed = new Transcript();
        Transcript expected = new Transcript();
        RUN.play(expected);

        Replay.of(run).by(clock).into(replayed);

        assertThat(clock.sleeps()).isZero();
        assertThat(replayed.lines()).isEqualTo(expected.lines());
    }

    @Test
    void shouldHandOverTheSameAsWithoutASpeed() {
        Transcript replayed = new Transcript();
        Transcript expected = new Transcript();
        RUN.play(expected);

        Replay.of(run).by(clock).atSpeed(3).into(replayed);

        assertThat(replayed.lines()).isEqualTo(expected.lines());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.NEGATIVE_INFINITY})
    void shouldRefuseASpeedThatIsNone(double speed) {
        assertThatThrownBy(() -> Replay.of(run).atSpeed(speed))
                .isInstanceOf(SpecException.class)
                .hasMessage("speed=" + speed + "; must be above 0");
    }

    @Test
    void shouldStopWithinAWait() {
        MemorySink memory = new MemorySink();

        Replay.of(run)
                .by(clock)
                .atSpeed(1e-3)
                .until(() -> clock.sleeps() >= 400)
                .into(memory);

        assertThat(clock.sleeps()).isEqualTo(400);
        assertThat(memory.spikes()).isNotEmpty();
        assertThat(memory.end()).isEmpty();
    }

    @Test
    void shouldStopWhenItsThreadIsInterrupted() {
        TestClock interrupting = new TestClock(() -> Thread.currentThread().interrupt());
        MemorySink memory = new MemorySink();

        Replay.of(run).by(interrupting).atSpeed(1).into(memory);

        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        assertThat(interrupting.sleeps()).isEqualTo(1);
        assertThat(memory.end()).isEmpty();
    }

    @Test
    void shouldGrowACsvFileInTimeAndKeepItWhenStopped() throws IOException {
        Path file = folder.resolve("spikes.csv");
        List<Long> sizes = new ArrayList<>();
        TestClock watching = new TestClock(() -> sizes.add(file.toFile().length()));

        Replay.of(run)
                .by(watching)
                .atSpeed(1)
                .until(() -> watching.sleeps() >= 30)
                .toCsv(file);

        assertThat(sizes).isSorted().hasSize(30);
        assertThat(sizes.get(29)).isGreaterThan(sizes.get(1));
        assertThat(Files.readAllLines(file)).startsWith("time_ms,population,neuron");
    }

    @Test
    void shouldLeaveNoCsvFileWhenStoppedAtFullSpeed() throws IOException {
        Path file = folder.resolve("spikes.csv");
        int[] asked = {0};

        Replay.of(run).until(() -> asked[0]++ > 20).toCsv(file);

        assertThat(Files.list(folder)).containsExactly(folder.resolve("run"));
    }

    @Test
    void shouldPassOnWhateverASinkCanBeTold() {
        for (Method told : Sink.class.getMethods()) {
            assertThat(PacedSink.class.getMethods())
                    .as(told.getName())
                    .anyMatch(own -> own.getName().equals(told.getName())
                            && List.of(own.getParameterTypes()).equals(List.of(told.getParameterTypes()))
                            && own.getDeclaringClass() == PacedSink.class);
        }
    }
}
