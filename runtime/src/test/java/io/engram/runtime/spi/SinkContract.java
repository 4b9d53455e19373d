package io.engram.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sink that keeps a run must do: give back what it was given, to the bit. */
public abstract class SinkContract {

    /** A new sink, which has not been opened. */
    protected abstract Sink sink();

    /** Plays what the sink, closed by now, was given to {@code into}, from its open to its close. */
    protected abstract void replay(Sink sink, Sink into);

    private List<String> recorded(RandomRun run) {
        Transcript expected = new Transcript();
        run.play(expected);
        return expected.lines();
    }

    private List<String> replayed(RandomRun run) {
        Sink sink = sink();
        run.play(sink);
        Transcript replayed = new Transcript();
        replay(sink, replayed);
        return replayed.lines();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldReplayWhatWasRecorded(long seed) {
        RandomRun run = new RandomRun(seed, 60, true);

        assertThat(replayed(run)).isEqualTo(recorded(run));
    }

    @Test
    void shouldReplayARunInWhichNothingHappened() {
        RandomRun run = new RandomRun(1, 0, true);

        assertThat(replayed(run)).isEqualTo(recorded(run)).hasSize(3);
    }

    @Test
    void shouldReplayARunThatFailedWithoutAnEnd() {
        RandomRun run = new RandomRun(7, 40, false);

        assertThat(replayed(run)).isEqualTo(recorded(run)).noneMatch(line -> line.startsWith("RunEnd"));
    }

    @Test
    void shouldKeepNothingOfTwoRunsInCommon() {
        RandomRun one = new RandomRun(21, 30, true);
        RandomRun two = new RandomRun(22, 30, true);

        List<List<String>> both = new ArrayList<>();
        both.add(replayed(one));
        both.add(replayed(two));

        assertThat(both).isEqualTo(List.of(recorded(one), recorded(two)));
    }
}
