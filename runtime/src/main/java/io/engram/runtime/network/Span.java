package io.engram.runtime.network;

/**
 * Neurons {@code first} (inclusive) to {@code last} (exclusive) of a population; {@code last} is -1 for "to the end".
 */
public record Span(String population, int first, int last) {
    public static Span all(String population) {
        return new Span(population, 0, -1);
    }

    public static Span of(String population, int first, int last) {
        return new Span(population, first, last);
    }

    /** With the end filled in. */
    public Span within(int size) {
        return last == -1 ? new Span(population, first, size) : this;
    }

    /** Neurons in it; the end must be filled in. */
    public int size() {
        return last - first;
    }
}
