package io.engram.runtime.wire;

import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * A one-way wire from one thread to another: an Agrona ring of frames. One {@link FrameWriter} and one {@link FrameReader}
 * use it. Off-heap; freed with the object.
 */
public final class Link {
    private static final int LEAST_BYTES = 1 << 16;
    private static final int MOST_BYTES = 1 << 26;
    private final OneToOneRingBuffer ring;

    /** Holds at least {@code bytes}, within 64 KiB and 64 MiB. */
    public Link(long bytes) {
        int capacity = BitUtil.findNextPositivePowerOfTwo((int) Math.max(LEAST_BYTES, Math.min(MOST_BYTES, bytes)));
        ring = new OneToOneRingBuffer(
                new UnsafeBuffer(java.nio.ByteBuffer.allocateDirect(capacity + RingBufferDescriptor.TRAILER_LENGTH)));
    }

    /** Bytes that two slices take in which every one of {@code neurons} fires at every one of {@code steps} steps. */
    public static long worstCaseBytes(long neurons, int steps, int shards) {
        return 2 * ((neurons * steps + (long) shards * steps) * 4 + shards * 64L);
    }

    public int capacityBytes() {
        return ring.capacity();
    }

    OneToOneRingBuffer ring() {
        return ring;
    }
}
