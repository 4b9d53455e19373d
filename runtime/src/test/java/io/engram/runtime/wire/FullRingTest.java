package io.engram.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A writer that meets a full ring waits for its reader on another thread; no spike is lost. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FullRingTest {
    private static final int SLICES = 2000;
    private static final int STEPS = 4;

    private static ShardSpikes slice(int k) {
        return FrameTest.random(new SplittableRandom(k), (long) STEPS * k + 1, STEPS, k % 50 == 0 ? 9000 : 200);
    }

    @Test
    void shouldLoseNothingWhenTheRingIsFull() {
        Link link = new Link(1);
        Received received = new Received();
        FrameReader reader = new FrameReader(link, received);
        FrameWriter writer = new FrameWriter(link, Thread::onSpinWait);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int k = 0; k < SLICES; k++) {
                writer.spikes(0, 0, slice(k));
                writer.end((long) STEPS * (k + 1));
            }
        });

        for (int k = 0; k < SLICES; k++) {
            received.spikes.clear();
            while (!reader.readSlice((long) STEPS * (k + 1))) {
                Thread.onSpinWait();
            }
            assertThat(received.spikes).as("slice %d", k).isEqualTo(Received.of(0, 0, slice(k)));
        }

        writing.join();
        assertThat(reader.isEmpty()).isTrue();
        assertThat(writer.fullCount()).isPositive();
    }

    @Test
    void shouldLetTwoThatWriteToOneAnotherGoOnWhileBothRingsAreFull() {
        Link there = new Link(1);
        Link back = new Link(1);
        CompletableFuture<List<String>> one = CompletableFuture.supplyAsync(() -> exchange(there, back));
        List<String> two = exchange(back, there);

        List<String> expected = new ArrayList<>();
        for (int k = 0; k < 200; k++) {
            expected.addAll(Received.of(0, 0, slice(50 * k)));
        }
        assertThat(two).isEqualTo(expected);
        assertThat(one.join()).isEqualTo(expected);
    }

    /** As a worker does: writes its slice, reading while the other's ring is full, then waits for the other's. */
    private static List<String> exchange(Link to, Link from) {
        Received received = new Received();
        FrameReader reader = new FrameReader(from, received);
        long[] end = new long[1];
        FrameWriter writer = new FrameWriter(to, () -> reader.readSlice(end[0]));
        for (int k = 0; k < 200; k++) {
            end[0] = (long) STEPS * (50 * k + 1);
            writer.spikes(0, 0, slice(50 * k));
            writer.end(end[0]);
            while (!reader.readSlice(end[0])) {
                Thread.onSpinWait();
            }
        }
        return received.spikes;
    }

    @Test
    void shouldGiveUpWhenTheWaitThrows() {
        FrameWriter writer = new FrameWriter(new Link(1), () -> {
            throw new IllegalStateException("enough");
        });

        assertThatThrownBy(() -> {
                    for (int k = 0; k < SLICES; k++) {
                        writer.spikes(0, 0, slice(k));
                    }
                })
                .hasMessage("enough");
        assertThat(writer.fullCount()).isOne();
    }
}
