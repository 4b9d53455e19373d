package io.engram.plasticity;

/**
 * A weight for every source and target of a shard, a row a source. Owned by its block.
 *
 * <pre>
 *   source s, target t:  array(s)[start(s) + t]      rows lie one after another, in arrays of at most 2^28 weights
 * </pre>
 */
final class DenseWeights {
    private static final int MOST_IN_ARRAY = 1 << 28;
    private static final int LARGE = 1 << 22;
    private static final int WARM_ROWS = 16;
    private static final int WARM_TARGETS = 1 << 10;
    private static final int WARM_TIMES = 600;

    private final int sources;
    private final int targets;
    private final int rowsInArray;
    private final float[][] arrays;

    /** All 0. */
    DenseWeights(int sources, int targets) {
        this(sources, targets, MOST_IN_ARRAY);
    }

    /** In arrays of at most {@code mostInArray} weights, or of one row. */
    DenseWeights(int sources, int targets, int mostInArray) {
        if ((long) sources * targets >= LARGE) {
            warm();
        }
        this.sources = sources;
        this.targets = targets;
        rowsInArray = Math.max(1, Math.min(sources, mostInArray / Math.max(1, targets)));
        arrays = new float[(sources + rowsInArray - 1) / rowsInArray][];
        for (int a = 0; a < arrays.length; a++) {
            int rows = Math.min(rowsInArray, sources - a * rowsInArray);
            arrays[a] = new float[Math.multiplyExact(rows, targets)];
        }
    }

    /** Lets the JIT compiler come to the loop while the memory is still being taken, not while a pattern is recalled. */
    private static void warm() {
        DenseWeights small = new DenseWeights(WARM_ROWS, WARM_TARGETS);
        int[] rows = new int[WARM_ROWS];
        double[] factors = new double[WARM_ROWS];
        double[] sums = new double[WARM_TARGETS];
        for (int time = 0; time < WARM_TIMES; time++) {
            small.addRows(rows, factors, WARM_ROWS, sums);
        }
    }

    int sources() {
        return sources;
    }

    int targets() {
        return targets;
    }

    float[] array(int source) {
        return arrays[source / rowsInArray];
    }

    int start(int source) {
        return source % rowsInArray * targets;
    }

    float get(int source, int target) {
        return array(source)[start(source) + target];
    }

    void set(int source, int target, float weight) {
        array(source)[start(source) + target] = weight;
    }

    /**
     * {@code sums[t] += factors[k] * weight(rows[k], t)} for every target t, k from 0 to {@code count} in this order. Four
     * rows go at once, so that a sum is loaded and stored a fourth as often; each is added on its own all the same.
     */
    void addRows(int[] rows, double[] factors, int count, double[] sums) {
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            addFour(rows, factors, k, sums);
        }
        for (; k < count; k++) {
            addOne(array(rows[k]), start(rows[k]), factors[k], sums, targets);
        }
    }

    private void addFour(int[] rows, double[] factors, int k, double[] sums) {
        float[] w0 = array(rows[k]);
        float[] w1 = array(rows[k + 1]);
        float[] w2 = array(rows[k + 2]);
        float[] w3 = array(rows[k + 3]);
        int s0 = start(rows[k]);
        int s1 = start(rows[k + 1]);
        int s2 = start(rows[k + 2]);
        int s3 = start(rows[k + 3]);
        double f0 = factors[k];
        double f1 = factors[k + 1];
        double f2 = factors[k + 2];
        double f3 = factors[k + 3];
        int n = targets;
        for (int t = 0; t < n; t++) {
            double sum = sums[t] + f0 * w0[s0 + t];
            sum += f1 * w1[s1 + t];
            sum += f2 * w2[s2 + t];
            sums[t] = sum + f3 * w3[s3 + t];
        }
    }

    private static void addOne(float[] w, int start, double factor, double[] sums, int n) {
        for (int t = 0; t < n; t++) {
            sums[t] += factor * w[start + t];
        }
    }
}
