package io.engram.runtime.wire;

import static io.engram.runtime.wire.FrameDescriptor.*;

import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;

/**
 * Writes frames to a {@link Link}; never drops one: where the ring is full it calls {@code whileFull} until there is room.
 * Used by one thread, which owns it.
 */
public final class FrameWriter {
    private final OneToOneRingBuffer ring;
    private final Runnable whileFull;
    private long fullCount;

    /** {@code whileFull} waits a moment or makes itself useful, and throws to give up. */
    public FrameWriter(Link link, Runnable whileFull) {
        this.ring = link.ring();
        this.whileFull = whileFull;
    }

    /** How often the ring was full. */
    public long fullCount() {
        return fullCount;
    }

    /** Whether as much of the ring is taken as its reader should let come. */
    public boolean isHalfFull() {
        return 2L * ring.size() >= ring.capacity();
    }

    /** Writes the spikes of a shard's slice, in as many frames as it takes; nothing if there are none. */
    public void spikes(int population, int shard, ShardSpikes spikes) {
        if (spikes.count() == 0) {
            return;
        }
        int step = 0;
        int spike = 0;
        while (spike < spikes.count()) {
            int lastStep = step;
            int steps = spikes.steps() - step;
            int room = (ring.maxMsgLength() - spikesLength(steps, 0, false)) / spikeLength(spikes.graded());
            int end = Math.min(spikes.count(), spike + room);
            while (lastStep < spikes.steps() - 1 && spikes.end(lastStep) < end) {
                lastStep++;
            }
            write(population, shard, spikes, step, lastStep, spike, end);
            spike = end;
            step = lastStep;
            while (step < spikes.steps() - 1 && spikes.end(step) <= spike) {
                step++;
            }
        }
    }

    private void write(int population, int shard, ShardSpikes spikes, int step, int lastStep, int from, int to) {
        int steps = lastStep - step + 1;
        boolean graded = spikes.graded();
        int index = claim(graded ? GRADED : SPIKES, spikesLength(steps, to - from, graded));
        AtomicBuffer buffer = ring.buffer();
        buffer.putInt(index + POPULATION, population);
        buffer.putInt(index + SHARD, shard);
        buffer.putLong(index + FIRST_STEP, spikes.firstStep() + step);
        buffer.putInt(index + STEP_COUNT, steps);
        buffer.putInt(index + SPIKE_COUNT, to - from);
        int at = index + COUNTS;
        for (int k = step; k <= lastStep; k++) {
            int begin = Math.max(from, spikes.start(k));
            int end = Math.min(to, spikes.end(k));
            buffer.putInt(at, Math.max(0, end - begin));
            at += 4;
        }
        int[] ids = spikes.ids();
        for (int k = from; k < to; k++) {
            buffer.putInt(at, ids[k]);
            at += 4;
        }
        if (graded) {
            float[] values = spikes.values();
            for (int k = from; k < to; k++) {
                buffer.putFloat(at, values[k]);
                at += 4;
            }
        }
        ring.commit(index);
    }

    /** Writes samples {@code from} to {@code to} of {@code samples}, all of one step, in as many frames as it takes. */
    public void state(StateSamples samples, int from, int to) {
        int sampleLength = sampleLength(samples.variables());
        int most = Math.max(1, (ring.maxMsgLength() - SAMPLES) / sampleLength);
        for (int first = from; first < to; first += most) {
            int n = Math.min(most, to - first);
            int index = claim(STATE, SAMPLES + n * sampleLength);
            AtomicBuffer buffer = ring.buffer();
            buffer.putInt(index + RECORDER, samples.recorder());
            buffer.putInt(index + VARIABLES, samples.variables());
            buffer.putLong(index + STEP, samples.step(first));
            buffer.putInt(index + NEURON_COUNT, n);
            buffer.putInt(index + STATE_POPULATION, samples.population());
            int at = index + SAMPLES;
            for (int k = first; k < first + n; k++) {
                buffer.putInt(at, samples.place(k));
                buffer.putInt(at + 4, 0);
                for (int v = 0; v < samples.variables(); v++) {
                    buffer.putDouble(at + 8 + 8 * v, samples.value(k, v));
                }
                at += sampleLength;
            }
            ring.commit(index);
        }
    }

    /** Says that everything up to {@code lastStep} has been written: the watermark. */
    public void end(long lastStep) {
        int index = claim(END, END_LENGTH);
        ring.buffer().putLong(index + LAST_STEP, lastStep);
        ring.commit(index);
    }

    private int claim(int type, int length) {
        int index = ring.tryClaim(type, length);
        if (index < 0) {
            fullCount++;
            while (index < 0) {
                whileFull.run();
                index = ring.tryClaim(type, length);
            }
        }
        return index;
    }
}
