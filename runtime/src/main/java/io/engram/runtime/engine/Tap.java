package io.engram.runtime.engine;

import io.engram.runtime.wire.FrameReader;
import io.engram.runtime.wire.FrameWriter;
import io.engram.runtime.wire.Link;
import io.engram.runtime.wire.StateSamples;
import io.engram.runtime.wire.Waiting;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What one worker shows to the recorder: a ring of frames and a watermark, the last step of which everything is in the
 * ring. Written by the worker, read by the recorder; a full ring makes the worker wait.
 */
final class Tap {
    private final Link link;
    private final Waiting waiting = Waiting.parking();
    private final FrameWriter writer;
    private final AtomicLong watermark = new AtomicLong();
    private final AbortFlag abort;
    private volatile boolean open;
    /** Who reads it, and sleeps meanwhile. */
    private volatile Thread reader;

    Tap(long bytes, AbortFlag abort) {
        link = new Link(bytes);
        this.abort = abort;
        writer = new FrameWriter(link, this::whileFull);
    }

    /** Opens it from the next slice on; called between grants. */
    void open() {
        open = true;
    }

    /** The recorded spikes and samples of one shard's slice. */
    void write(PopulationShard shard) {
        if (!open) {
            return;
        }
        if (shard.recorded()) {
            writer.spikes(shard.population(), shard.shard(), shard.spikes());
        }
        List<StateSamples> samples = shard.samples();
        for (int k = 0; k < samples.size(); k++) {
            write(samples.get(k));
        }
        waiting.done();
    }

    private void write(StateSamples samples) {
        int from = 0;
        while (from < samples.count()) {
            int to = from + 1;
            while (to < samples.count() && samples.step(to) == samples.step(from)) {
                to++;
            }
            writer.state(samples, from, to);
            from = to;
        }
    }

    /** Everything up to {@code step} has been written. */
    void advance(long step) {
        watermark.setRelease(step);
        if (writer.isHalfFull()) {
            wake();
        }
    }

    /** What was written is wanted now: the end of a grant, or no small part of the ring. */
    void wake() {
        LockSupport.unpark(reader);
    }

    /** The calling thread reads it from now on; it may park, for it is woken when it is needed. */
    void readHere() {
        reader = Thread.currentThread();
    }

    /** The last step of which everything is in the ring. */
    long watermark() {
        return watermark.getAcquire();
    }

    FrameReader reader(FrameReader.FrameHandler handler) {
        return new FrameReader(link, handler);
    }

    private void whileFull() {
        abort.check();
        wake();
        waiting.pause();
    }
}
