package io.engram.runtime;

/** A run ended because a stage, the recorder or the actor system failed; the message names where and at which step. */
public class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunFailedException(String sentence) {
        super(sentence);
    }

    public RunFailedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
