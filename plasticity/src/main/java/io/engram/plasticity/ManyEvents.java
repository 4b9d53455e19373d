package io.engram.plasticity;

/**
 * A rule of one trace on each side that has, beside its two lines for one synapse, loops for many at once: over one index and
 * whole arrays, so that the compiler turns them into vector code. To the last bit what the lines do.
 */
interface ManyEvents {
    /** Arrays as long as the weights in which it may write; {@link Power#all} takes the first two. */
    int SCRATCHES = 3;

    /** Whether events take powers of weights, which are dear one by one; else gathering costs more than it saves. */
    boolean takesPowers();

    /** {@code onPre} for the first {@code count} weights, whose targets have these traces. */
    void onPre(double[] weights, double[] postTraces, double[][] scratch, int count);

    /** {@code onPost} for the first {@code count} weights, whose sources had these traces. */
    void onPost(double[] weights, double[] preTraces, double[][] scratch, int count);
}
