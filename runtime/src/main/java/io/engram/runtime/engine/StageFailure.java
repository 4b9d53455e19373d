package io.engram.runtime.engine;

/** A stage failed: which, at which step, and why. It ends the run. */
final class StageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StageFailure(String stage, long step, Throwable cause) {
        super(stage + " failed at step " + step + ": " + cause, cause);
    }
}
