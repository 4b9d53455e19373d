package io.engram.bench.whole;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What this process has spent since it began, or between two moments.
 *
 * @param nanos on the clock on the wall
 * @param cpuNanos of all threads, user and system
 * @param allocatedBytes by all threads that live
 * @param pauses collections by a collector that stops the world, as the one that {@code engram} starts with does
 */
record Meter(long nanos, long cpuNanos, long allocatedBytes, long pauses, long pauseMs) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    static Meter now() {
        com.sun.management.OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        long pauses = 0;
        long pauseMs = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            pauses += collector.getCollectionCount();
            pauseMs += collector.getCollectionTime();
        }
        return new Meter(System.nanoTime(), system.getProcessCpuTime(), allocated(), pauses, pauseMs);
    }

    private static long allocated() {
        com.sun.management.ThreadMXBean threads =
                ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);
        long bytes = 0;
        for (long ofThread : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            bytes += Math.max(0, ofThread);
        }
        return bytes;
    }

    /** From {@code earlier} to this. */
    Meter since(Meter earlier) {
        return new Meter(
                nanos - earlier.nanos,
                cpuNanos - earlier.cpuNanos,
                Math.max(0, allocatedBytes - earlier.allocatedBytes),
                pauses - earlier.pauses,
                pauseMs - earlier.pauseMs);
    }

    double seconds() {
        return nanos / 1e9;
    }

    Measured.Jvm jvm() {
        return new Measured.Jvm(System.getProperty("java.version"), allocatedBytes, pauses, pauseMs / 1000.0);
    }

    /** The most memory this process has held at once; empty where the system does not tell. */
    static Optional<Long> peakBytes() {
        if (!Files.isReadable(STATUS)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
