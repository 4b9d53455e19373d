package io.engram.plasticity;

/** The loop that calls a graded rule for a row of synapses. Stateless. */
interface PatternLoop {

    /**
     * The synapses of one source learn patterns one after the other; {@code weights[start + t]} becomes a float, within the
     * rule's bounds, at the end.
     *
     * @param pre the source's value, a pattern each
     * @param post the targets' values, a row a pattern
     * @param row room for as many doubles as there are targets
     */
    void learn(float[] weights, int start, double[] pre, double[][] post, double factor, double[] row);
}
