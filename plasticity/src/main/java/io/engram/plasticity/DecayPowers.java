package io.engram.plasticity;

/**
 * What is left of a trace after n steps, and by what a spike n steps later is kept as if it had come at the beginning.
 *
 * @param power factor^n, n from 0 on, each the one before times the factor
 * @param inverse 1 / factor^n
 */
record DecayPowers(double[] power, double[] inverse) {
    /** Up to n = {@code steps}. */
    static DecayPowers of(double factor, int steps) {
        double[] power = new double[steps + 1];
        double[] inverse = new double[steps + 1];
        double now = 1;
        for (int n = 0; n <= steps; n++) {
            power[n] = now;
            inverse[n] = 1 / now;
            now *= factor;
        }
        return new DecayPowers(power, inverse);
    }
}
