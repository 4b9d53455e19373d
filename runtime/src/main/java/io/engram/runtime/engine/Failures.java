package io.engram.runtime.engine;

import io.engram.runtime.RunFailedException;
import java.util.concurrent.CompletionException;

/** Why a run failed, out of the wrappers of futures. */
final class Failures {
    private Failures() {}

    static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    static RunFailedException runFailed(Throwable cause, long step) {
        if (cause instanceof RunFailedException failed) {
            return failed;
        }
        if (cause instanceof StageFailure) {
            return new RunFailedException(cause.getMessage(), cause.getCause());
        }
        return new RunFailedException("the run failed after step " + step + ": " + reason(cause), cause);
    }

    /** Why, in words. */
    static String reason(Throwable cause) {
        if (cause instanceof OutOfMemoryError
                || cause instanceof ArithmeticException overflow && isOverflow(overflow)) {
            return "it needs more memory than the JVM has, "
                    + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + " MiB; a smaller network, shorter delays or a larger -Xmx helps";
        }
        if (cause instanceof InternalError && String.valueOf(cause.getMessage()).contains("unsafe memory access")) {
            // JDK 17 throws it some time after the access, wherever the thread is by then.
            return "a file in memory could not be written: the disk is full or failed, or the file was cut";
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** Of {@code Math.multiplyExact}: an array that would be longer than any can be. */
    private static boolean isOverflow(ArithmeticException thrown) {
        return String.valueOf(thrown.getMessage()).endsWith("overflow");
    }
}
