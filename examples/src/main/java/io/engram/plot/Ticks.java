package io.engram.plot;

import java.util.Locale;

/** Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten. */
record Ticks(double first, double spacing, int count) {

    /** About {@code wanted} ticks within [low, high]. */
    static Ticks within(double low, double high, int wanted) {
        double raw = (high - low) / Math.max(1, wanted);
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(raw)));
        double spacing = power * 10;
        for (double step : new double[] {1, 2, 5}) {
            if (step * power >= raw) {
                spacing = step * power;
                break;
            }
        }
        double first = StrictMath.ceil(low / spacing - 1e-9) * spacing;
        return new Ticks(first, spacing, (int) StrictMath.floor((high - first) / spacing + 1e-9) + 1);
    }

    double at(int k) {
        return first + k * spacing;
    }

    /** Tick {@code k} with as many decimals as the spacing needs. */
    String label(int k) {
        int decimals = Math.max(0, (int) StrictMath.ceil(-StrictMath.log10(spacing) - 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", at(k) + 0.0);
    }
}
