package io.engram.plot;

/** What one axis shows, from low to high. */
record Range(double low, double high, Scale scale) {
    private static final double NEAR = 0.35;

    /** What lies at equal distances along an axis. */
    enum Scale {
        NUMBERS,
        /** There is nothing between 1 and 2. */
        COUNTS,
        /** From 1 to 10 is as far as from 10 to 100. */
        POWERS
    }

    Range(double low, double high) {
        this(low, high, Scale.NUMBERS);
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

    /** From one power of ten to another, with {@code values}, all of them above 0, between them. */
    static Range ofPowers(double... values) {
        Range just = of(values);
        if (!(just.low > 0)) {
            throw new IllegalArgumentException("axis of powers: low=" + just.low + "; must be above 0");
        }
        double low = StrictMath.floor(StrictMath.log10(just.low));
        double high = StrictMath.ceil(StrictMath.log10(just.high));
        return new Range(StrictMath.pow(10, low), StrictMath.pow(10, high), Scale.POWERS);
    }

    /** With 0 in it where that is near, and with ends that are ticks where those are near. */
    Range rounded() {
        double from = low > 0 && low < 0.5 * high ? 0 : low;
        double spacing = Ticks.within(from, high, 6).spacing();
        double below = StrictMath.floor(from / spacing + 1e-9) * spacing;
        double above = StrictMath.ceil(high / spacing - 1e-9) * spacing;
        return new Range(
                from - below < NEAR * spacing ? below : from, above - high < NEAR * spacing ? above : high, scale);
    }

    /** The same of a thing that is counted. */
    Range counting() {
        return new Range(low, high, Scale.COUNTS);
    }

    /** About {@code wanted} ticks, or one a power of ten. */
    Ticks ticks(int wanted) {
        return switch (scale) {
            case NUMBERS -> Ticks.within(low, high, wanted);
            case COUNTS -> Ticks.within(low, high, (int) Math.max(1, Math.min(wanted, high - low)));
            case POWERS -> Ticks.powers(low, high);
        };
    }

    double share(double value) {
        return scale == Scale.POWERS
                ? StrictMath.log10(value / low) / StrictMath.log10(high / low)
                : (value - low) / (high - low);
    }
}
