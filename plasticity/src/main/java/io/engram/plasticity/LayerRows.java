package io.engram.plasticity;

/** The weights of a {@link StdpLayer}, a row an input, as they learn. Owned by the layer; one thread. */
interface LayerRows {

    /** Training begins, with the inputs' traces as they are. */
    void begin(double[] tracePre);

    /** Adds what {@code input} sends to the outputs; where it is not 0 is listed in {@code active}. */
    void forward(double[] input, Active active, double[] sum);

    /** A step ends: {@code input} came in, {@code fired} out, the traces hold them as the layer says. */
    void learn(double[] input, Active active, double[] tracePre, double[] tracePost, double[] fired);

    /** The weights by row, up to date. To be read only, until learning goes on. */
    float[][] rows();

    /** Places that are not 0, in order. */
    final class Active {
        final int[] place;
        int count;

        Active(int size) {
            place = new int[size + 1];
        }

        void of(double[] values) {
            count = 0;
            for (int k = 0; k < values.length; k++) {
                place[count] = k;
                // Its highest bit is set unless the value is 0 or -0: no branch that could be foretold wrongly.
                long shifted = Double.doubleToRawLongBits(values[k]) << 1;
                count += (int) ((shifted | -shifted) >>> 63);
            }
        }
    }
}
