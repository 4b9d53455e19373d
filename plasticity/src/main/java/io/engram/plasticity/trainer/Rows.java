package io.engram.plasticity.trainer;

/** Rows of weights. */
final class Rows {
    private static final double NOTHING = 1e-10;

    private Rows() {}

    /** Scales a row to Euclidean length 1; one of hardly any length stays as it is. */
    static void scaleToOne(float[] row) {
        double square = 0;
        for (float w : row) {
            square += (double) w * w;
        }
        double length = StrictMath.sqrt(square);
        if (length < NOTHING) {
            return;
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (row[i] / length);
        }
    }
}
