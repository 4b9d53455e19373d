package io.engram.runtime.network;

import io.engram.runtime.random.Draws;
import java.util.Arrays;

/**
 * A number a neuron or a synapse: constant, drawn, or given one by one. Unitless here; whoever holds it says the unit.
 */
public sealed interface Value {
    /** No normal draw is further from the mean, in standard deviations: 53 random bits tell no rarer ones apart. */
    double MOST_DEVIATIONS = 12.5;

    /** The value for entry {@code index}; a pure function of (key, index). */
    double at(long key, long index);

    /** Whether every entry has the same value. */
    default boolean isConstant() {
        return false;
    }

    /** Whether no entry is below 0. */
    default boolean neverNegative() {
        return false;
    }

    /** Whether no entry is above 0. */
    default boolean neverPositive() {
        return false;
    }

    /** No entry is greater. */
    double greatest();

    static Value constant(double value) {
        return new Constant(value);
    }

    static Value uniform(double low, double high) {
        return new Uniform(low, high);
    }

    static Value normal(double mean, double sd) {
        return new Normal(mean, sd);
    }

    /** Normal, redrawn until it lies within [low, high]. */
    static Value truncatedNormal(double mean, double sd, double low, double high) {
        return new TruncatedNormal(mean, sd, low, high);
    }

    /** exp of a normal with {@code mu} and {@code sigma} (those of the logarithm). */
    static Value lognormal(double mu, double sigma) {
        return new Lognormal(mu, sigma);
    }

    static Value explicit(double... values) {
        return new Explicit(values);
    }

    /** The same for all. */
    record Constant(double value) implements Value {
        public Constant {
            finite("value", value);
        }

        @Override
        public boolean neverNegative() {
            return value >= 0;
        }

        @Override
        public boolean neverPositive() {
            return value <= 0;
        }

        @Override
        public double greatest() {
            return value;
        }

        @Override
        public double at(long key, long index) {
            return value;
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }

    /** Uniform in [low, high). */
    record Uniform(double low, double high) implements Value {
        public Uniform {
            finite("low", low);
            finite("high", high);
            if (!(low <= high)) {
                throw new SpecException("uniform: low=" + low + " is above high=" + high + "; low must be <= high");
            }
        }

        @Override
        public boolean neverNegative() {
            return low >= 0;
        }

        @Override
        public boolean neverPositive() {
            return high <= 0;
        }

        @Override
        public double greatest() {
            return high;
        }

        @Override
        public double at(long key, long index) {
            return low + (high - low) * Draws.uniform(key, index);
        }
    }

    /** Normal. */
    record Normal(double mean, double sd) implements Value {
        public Normal {
            finite("mean", mean);
            notNegative("sd", sd);
        }

        @Override
        public double greatest() {
            return mean + MOST_DEVIATIONS * sd;
        }

        @Override
        public double at(long key, long index) {
            return mean + sd * Draws.normal(key, index);
        }
    }

    /** Normal, redrawn until within [low, high]. */
    record TruncatedNormal(double mean, double sd, double low, double high) implements Value {
        private static final int MOST_REDRAWS = 100_000;

        public TruncatedNormal {
            finite("mean", mean);
            notNegative("sd", sd);
            if (!(low < high)) {
                throw new SpecException("truncated normal: low=" + low + " must be below high=" + high);
            }
            if (mean - 6 * sd > high || mean + 6 * sd < low) {
                throw new SpecException("truncated normal: [" + low + ", " + high + "] is more than 6 sd from mean="
                        + mean + ", sd=" + sd + "; nearly every draw would be redrawn");
            }
        }

        @Override
        public boolean neverNegative() {
            return low >= 0;
        }

        @Override
        public boolean neverPositive() {
            return high <= 0;
        }

        @Override
        public double greatest() {
            return Math.min(high, mean + MOST_DEVIATIONS * sd);
        }

        @Override
        public double at(long key, long index) {
            double value = mean + sd * Draws.normal(key, index);
            for (int draw = 0; draw < MOST_REDRAWS; draw++) {
                if (value >= low && value <= high) {
                    return value;
                }
                value = mean + sd * Draws.normal(Draws.key(key, index), draw);
            }
            throw new SpecException("truncated normal: no draw of " + MOST_REDRAWS + " fell within [" + low + ", "
                    + high + "] for mean=" + mean + ", sd=" + sd);
        }
    }

    /** exp(mu + sigma z), z standard normal. */
    record Lognormal(double mu, double sigma) implements Value {
        public Lognormal {
            finite("mu", mu);
            notNegative("sigma", sigma);
        }

        @Override
        public boolean neverNegative() {
            return true;
        }

        @Override
        public double greatest() {
            return StrictMath.exp(mu + MOST_DEVIATIONS * sigma);
        }

        @Override
        public double at(long key, long index) {
            return StrictMath.exp(mu + sigma * Draws.normal(key, index));
        }
    }

    /** One value an entry, in order. */
    record Explicit(double... values) implements Value {
        public Explicit {
            values = values.clone();
            for (double value : values) {
                finite("values", value);
            }
        }

        @Override
        public double[] values() {
            return values.clone();
        }

        /** How many there are. */
        public int size() {
            return values.length;
        }

        @Override
        public double greatest() {
            return Arrays.stream(values).max().orElse(Double.NEGATIVE_INFINITY);
        }

        @Override
        public double at(long key, long index) {
            return values[Math.toIntExact(index)];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Explicit that && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return values.length + " explicit values";
        }
    }

    private static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new SpecException(name + "=" + value + "; must be a finite number");
        }
    }

    private static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new SpecException(name + "=" + value + "; must be finite and >= 0");
        }
    }
}
