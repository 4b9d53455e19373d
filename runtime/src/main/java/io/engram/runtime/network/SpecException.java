package io.engram.runtime.network;

/**
 * A mistake in a description or in a file: thrown before anything runs. The message is one sentence that names the place,
 * the value and what is allowed.
 */
public class SpecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public SpecException(String sentence) {
        super(sentence);
    }

    public SpecException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
