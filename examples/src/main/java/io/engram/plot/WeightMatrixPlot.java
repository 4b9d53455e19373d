package io.engram.plot;

import java.nio.file.Path;

/**
 * The weights of a projection at one moment: sources to the right, targets upwards, a colour a weight, grey where there is
 * no synapse. Signed weights diverge from white at zero.
 */
public final class WeightMatrixPlot {
    private WeightMatrixPlot() {}

    /**
     * Weights, averaged into blocks where there are too many.
     *
     * @param mean {@code mean[target][source]} over a block's synapses; not a number where there are none
     * @param firstSource the first source neuron; a column is {@code sourcesABlock} wide
     * @param firstTarget the first target neuron; a row is {@code targetsABlock} high
     */
    public record Matrix(float[][] mean, int firstSource, int sourcesABlock, int firstTarget, int targetsABlock) {}

    /** Draws it; {@code unit} is empty for bare numbers. Returns {@code file}. */
    public static Path draw(Path file, String title, String unit, Matrix matrix) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double[][] cells = new double[matrix.mean.length][];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = new double[matrix.mean[row].length];
            for (int column = 0; column < cells[row].length; column++) {
                double value = matrix.mean[row][column];
                cells[row][column] = value;
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
        }
        boolean signed = low < 0 && high > 0;
        double most = Math.max(-low, high);
        Range values = signed ? new Range(-most, most) : Range.of(low, high).rounded();
        HeatMap map = new HeatMap(file, signed ? ColourMap.DIVERGING : ColourMap.SEQUENTIAL, values);
        map.cells(cells, Look.MISSING);
        map.bar(Titles.withUnit("weight", unit));
        return map.save(
                title,
                remark(matrix),
                "source neuron",
                range(matrix.firstSource, cells[0].length * matrix.sourcesABlock),
                "target neuron",
                range(matrix.firstTarget, cells.length * matrix.targetsABlock));
    }

    private static String remark(Matrix matrix) {
        return matrix.sourcesABlock == 1 && matrix.targetsABlock == 1
                ? ""
                : "means of " + matrix.sourcesABlock + " × " + matrix.targetsABlock + " neurons";
    }

    /** A neuron's number stands at the middle of its cell. */
    private static Range range(int first, int count) {
        return new Range(first - 0.5, first + count - 0.5).counting();
    }
}
