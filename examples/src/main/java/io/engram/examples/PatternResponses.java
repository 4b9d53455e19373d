package io.engram.examples;

import io.engram.neurons.PatternPoisson;

/**
 * How strongly the neurons of a population answer each pattern of a {@link PatternPoisson}: spikes a second while it is
 * shown, over some whole rounds of showings.
 *
 * @param ratesHz {@code [neuron][pattern]}
 */
public record PatternResponses(double[][] ratesHz) {

    /**
     * The rates over the rounds that lie wholly within {@code fromMs} and {@code toMs}, of which there must be one.
     *
     * @param key of the source, as for {@link PatternPoisson#pattern}
     */
    public static PatternResponses of(PatternPoisson source, long key, Spikes spikes, double fromMs, double toMs) {
        double roundMs = source.patterns() * source.periodMs();
        long first = (long) StrictMath.ceil(fromMs / roundMs - 1e-9);
        long last = (long) StrictMath.floor(toMs / roundMs + 1e-9);
        if (last <= first) {
            throw new IllegalArgumentException(
                    "no whole round of " + roundMs + " ms from " + fromMs + " to " + toMs + " ms");
        }
        double[][] ratesHz = new double[spikes.size()][source.patterns()];
        double hz = 1000 / ((last - first) * source.shownMs());
        for (int k = 0; k < spikes.count(); k++) {
            // A spike at the very end of a showing belongs to it.
            double timeMs = spikes.timesMs()[k] - 1e-6;
            long showing = (long) (timeMs / source.periodMs());
            long round = showing / source.patterns();
            boolean shown = timeMs - showing * source.periodMs() < source.shownMs();
            if (shown && round >= first && round < last) {
                ratesHz[spikes.neurons()[k]][source.pattern(key, showing)] += hz;
            }
        }
        return new PatternResponses(ratesHz);
    }

    /** The pattern that {@code neuron} answers most strongly; the first of equals. */
    public int preferred(int neuron) {
        int best = 0;
        for (int p = 1; p < ratesHz[neuron].length; p++) {
            best = ratesHz[neuron][p] > ratesHz[neuron][best] ? p : best;
        }
        return best;
    }

    /**
     * One less the mean over the greatest response (Bienenstock, Cooper and Munro 1982, section 3): 0 where a neuron answers
     * all patterns alike or none at all, {@code 1 - 1/K} where it answers one of K.
     */
    public double selectivity(int neuron) {
        double sum = 0;
        for (double hz : ratesHz[neuron]) {
            sum += hz;
        }
        double greatest = ratesHz[neuron][preferred(neuron)];
        return greatest == 0 ? 0 : 1 - sum / ratesHz[neuron].length / greatest;
    }
}
