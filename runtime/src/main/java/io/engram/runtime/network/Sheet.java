package io.engram.runtime.network;

/**
 * Two populations laid out on one unit square, each on a lattice of its own, row by row, every neuron in the middle of its
 * cell: what distances between them are measured on, in sides of the square.
 *
 * @param sourceRows rows of the sources' lattice
 * @param sourceColumns its columns
 * @param targetRows rows of the targets' lattice
 * @param targetColumns its columns
 * @param wrap whether opposite edges meet
 */
public record Sheet(int sourceRows, int sourceColumns, int targetRows, int targetColumns, boolean wrap) {
    public Sheet {
        positive("sourceShape", sourceRows, sourceColumns);
        positive("targetShape", targetRows, targetColumns);
    }

    private static void positive(String name, int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new SpecException(name + " = [" + rows + ", " + columns + "]; must be at least 1 each");
        }
    }

    public int sources() {
        return Math.multiplyExact(sourceRows, sourceColumns);
    }

    public int targets() {
        return Math.multiplyExact(targetRows, targetColumns);
    }

    /** From source neuron {@code source} to target neuron {@code target}. */
    public double distance(int source, int target) {
        double down = apart((source / sourceColumns + 0.5) / sourceRows, (target / targetColumns + 0.5) / targetRows);
        double across =
                apart((source % sourceColumns + 0.5) / sourceColumns, (target % targetColumns + 0.5) / targetColumns);
        return StrictMath.sqrt(down * down + across * across);
    }

    private double apart(double a, double b) {
        double apart = Math.abs(a - b);
        return wrap && apart > 0.5 ? 1 - apart : apart;
    }
}
