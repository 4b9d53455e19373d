package io.engram.runtime.network;

/** A complaint that names its file and line already. */
final class Told extends SpecException {
    private static final long serialVersionUID = 1L;

    Told(String sentence) {
        super(sentence);
    }

    Told(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
