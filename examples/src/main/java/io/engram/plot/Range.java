package io.engram.plot;

/**
 * What one axis shows, from low to high.
 *
 * @param whole whether it counts, so that there is nothing between 1 and 2
 */
record Range(double low, double high, boolean whole) {
    private static final double NEAR = 0.35;

    Range(double low, double high) {
        this(low, high, false);
    }

    Range {
        if (!(low < high)) {
            throw new IllegalArgumentException("axis: low=" + low + ", high=" + high + "; low must be below high");
        }
    }

    /** Just enough for {@code values}; [0, 1] for none, and a little around a single one. */
    static Range of(double... values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (!(low <= high)) {
            return new Range(0, 1);
        }
        double margin = low == high ? Math.max(0.5 * Math.abs(low), 1e-6) : 0;
        return new Range(low - margin, high + margin);
    }

    /** From 0 to a little above {@code highest}; to 1 if that is 0. */
    static Range upTo(double highest) {
        return new Range(0, highest > 0 ? highest * 1.06 : 1);
    }

    /** With 0 in it where that is near, and with ends that are ticks where those are near. */
    Range rounded() {
        double from = low > 0 && low < 0.5 * high ? 0 : low;
        double spacing = Ticks.within(from, high, 6).spacing();
        double below = StrictMath.floor(from / spacing + 1e-9) * spacing;
        double above = StrictMath.ceil(high / spacing - 1e-9) * spacing;
        return new Range(
                from - below < NEAR * spacing ? below : from, above - high < NEAR * spacing ? above : high, whole);
    }

    /** The same of a thing that is counted. */
    Range counting() {
        return new Range(low, high, true);
    }

    /** About {@code wanted} ticks. */
    Ticks ticks(int wanted) {
        return Ticks.within(low, high, whole ? (int) Math.max(1, Math.min(wanted, high - low)) : wanted);
    }

    double share(double value) {
        return (value - low) / (high - low);
    }
}
