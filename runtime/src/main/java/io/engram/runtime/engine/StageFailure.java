package io.engram.runtime.engine;

/** A stage failed: which, when, and why. It ends the run. */
final class StageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StageFailure(String sentence, Throwable cause) {
        super(sentence + ": " + cause, cause);
    }

    /** Stage {@code stage} failed at {@code step}. */
    static StageFailure at(String stage, long step, Throwable cause) {
        return cause instanceof StageFailure told ? told : new StageFailure(stage + " failed at step " + step, cause);
    }

    /** Stage {@code stage} failed somewhere in the slice that begins at {@code firstStep}. */
    static StageFailure inSlice(String stage, long firstStep, Throwable cause) {
        return cause instanceof StageFailure told
                ? told
                : new StageFailure(stage + " failed in the slice that begins at step " + firstStep, cause);
    }
}
