package io.engram.plot;

/** Words of axes. */
final class Titles {
    private Titles() {}

    /** {@code weight (mV)}, or {@code weight} where there is no unit. */
    static String withUnit(String quantity, String unit) {
        return unit.isEmpty() ? quantity : quantity + " (" + unit + ")";
    }
}
