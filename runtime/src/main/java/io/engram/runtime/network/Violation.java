package io.engram.runtime.network;

/** What does not hold in a description, with its path ({@code populations.exc.size}), so that a file can add its line. */
final class Violation extends SpecException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String rest;

    private Violation(String path, String rest) {
        super(path + rest);
        this.path = path;
        this.rest = rest;
    }

    /** {@code path = value; must}. */
    static Violation of(String path, Object value, String must) {
        return new Violation(path, " = " + value + "; " + must);
    }

    /** {@code path: sentence}. */
    static Violation at(String path, String sentence) {
        return new Violation(path, ": " + sentence);
    }

    String path() {
        return path;
    }

    /** The sentence after its path. */
    String rest() {
        return rest;
    }
}
