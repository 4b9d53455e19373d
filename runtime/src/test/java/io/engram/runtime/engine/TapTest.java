package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TapTest {
    private static final long PATIENCE_MS = 20_000;

    @Test
    void shouldWakeItsReaderThoughItSleepsForever() throws InterruptedException {
        Tap tap = new Tap(1 << 16, new AbortFlag());
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch reads = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
            tap.readHere();
            reads.countDown();
            while (!ended.get()) {
                LockSupport.park();
            }
        });
        reader.setDaemon(true);
        reader.start();
        reads.await();

        ended.set(true);
        tap.wake();

        reader.join(PATIENCE_MS);
        assertThat(reader.isAlive()).isFalse();
    }

    @Test
    void shouldNotMindThatNobodyReadsIt() {
        new Tap(1 << 16, new AbortFlag()).wake();
    }
}
