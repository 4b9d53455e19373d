package io.engram.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/** Words of axes and titles. */
public final class Titles {
    private Titles() {}

    /** With three digits that matter and no needless ones. */
    public static String number(double value) {
        BigDecimal digits = new BigDecimal(value).round(new MathContext(3));
        return digits.signum() == 0 ? "0" : digits.stripTrailingZeros().toPlainString();
    }

    /** {@code weight (mV)}, or {@code weight} where there is no unit. */
    static String withUnit(String quantity, String unit) {
        return unit.isEmpty() ? quantity : quantity + " (" + unit + ")";
    }
}
