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
        String what = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new RunFailedException("the run failed after step " + step + ": " + what, cause);
    }
}
