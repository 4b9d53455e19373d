package io.engram.cli;

import io.engram.runtime.RunFailedException;
import io.engram.runtime.network.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What went wrong: an exit code and a sentence. */
record Failure(int code, String sentence, Throwable cause) {
    static final int USAGE = 2;
    static final int BAD_DATA = 3;
    static final int RUN_FAILED = 4;
    static final int NOT_THE_SAME = 5;

    static Failure of(Throwable thrown) {
        if (thrown instanceof SpecException) {
            return new Failure(BAD_DATA, thrown.getMessage(), thrown);
        }
        if (thrown instanceof RunFailedException failed) {
            // What refuses a description on another thread comes wrapped.
            return failed.getCause() instanceof SpecException bad
                    ? new Failure(BAD_DATA, bad.getMessage(), failed)
                    : new Failure(RUN_FAILED, failed.getMessage(), failed);
        }
        if (thrown instanceof IOException || thrown instanceof UncheckedIOException) {
            return new Failure(RUN_FAILED, thrown.getMessage(), thrown);
        }
        return new Failure(RUN_FAILED, "internal error: " + thrown + " (more with --stacktrace)", thrown);
    }

    /** Prints the sentence, and the stack trace if asked for; returns the code. */
    int tell(Console console, boolean stacktrace) {
        console.err().println("engram: " + sentence);
        if (stacktrace) {
            cause.printStackTrace(console.err());
        }
        return code;
    }
}
