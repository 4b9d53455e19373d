package io.engram.runtime.engine;

import java.util.List;
import java.util.stream.IntStream;

/** A range of targets in parts, one a core, that are built side by side; what is built does not depend on them. */
public final class Parts {
    /** Fewer targets are not worth a thread. */
    private static final int LEAST = 64;

    private Parts() {}

    /** What is done with a part, {@code first} to {@code last} (exclusive). */
    public interface Work<T> {
        T of(int first, int last);
    }

    /** Does {@code work} for all parts of {@code first} to {@code last} at once; each begins at a multiple of {@code grain}. */
    public static <T> List<T> parallel(int first, int last, int grain, Work<T> work) {
        int units = (last - first + grain - 1) / grain;
        int parts =
                Math.max(1, Math.min(units * grain / LEAST, Runtime.getRuntime().availableProcessors()));
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(p -> work.of(
                        first + (int) ((long) units * p / parts) * grain,
                        Math.min(last, first + (int) ((long) units * (p + 1) / parts) * grain)))
                .toList();
    }
}
