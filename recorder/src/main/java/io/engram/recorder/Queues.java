package io.engram.recorder;

import java.nio.file.Path;
import net.openhft.chronicle.core.time.SystemTimeProvider;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/**
 * Opens the Chronicle Queue of a journal: one file a day (UTC, wall clock) in a folder of its own. The first use of this
 * class turns Chronicle's telemetry, banner and watch over the disk off, before any of its classes is loaded.
 *
 * @param cycle how often a new file begins; what the queue was made with wins
 * @param time decides which file
 */
record Queues(RollCycle cycle, TimeProvider time) {
    static {
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        // It would warn of a JVM that may crash; a journal has its space promised before it writes.
        System.setProperty("chronicle.disk.monitor.disable", "true");
    }

    /** Chronicle maps blocks of this size and an overlap of a quarter: what its default is, said so that it stays. */
    private static final long BLOCK_BYTES = 64L << 20;

    private static final long OVERLAP_BYTES = BLOCK_BYTES / 4;

    /** A file a day. */
    static Queues daily() {
        return new Queues(RollCycles.FAST_DAILY, SystemTimeProvider.INSTANCE);
    }

    SingleChronicleQueue forWriting(Path directory) {
        return builder(directory).build();
    }

    SingleChronicleQueue forReading(Path directory) {
        return builder(directory).readOnly(true).build();
    }

    private SingleChronicleQueueBuilder builder(Path directory) {
        return SingleChronicleQueueBuilder.single(directory.toFile())
                .rollCycle(cycle)
                .timeProvider(time)
                .blockSize(BLOCK_BYTES);
    }

    /** The length that a file of at least {@code length} bytes has while nobody cut it: whole blocks and an overlap. */
    static long wholeLength(long length) {
        long blocks = Math.max(1, (length - OVERLAP_BYTES + BLOCK_BYTES - 1) / BLOCK_BYTES);
        return blocks * BLOCK_BYTES + OVERLAP_BYTES;
    }
}
