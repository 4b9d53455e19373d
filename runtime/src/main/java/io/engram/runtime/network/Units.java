package io.engram.runtime.network;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The units that files may write. Inside there is one unit a dimension; numbers are converted once, here, exactly. */
final class Units {

    /** What a number measures, with the unit used inside. */
    enum Dimension {
        NONE("", "a bare number"),
        TIME("ms", "a time such as 1.5 ms"),
        VOLTAGE("mV", "a voltage such as -70 mV"),
        CURRENT("pA", "a current such as 300 pA"),
        CAPACITANCE("pF", "a capacitance such as 250 pF"),
        RATE("Hz", "a rate such as 15 Hz"),
        CONDUCTANCE("nS", "a conductance such as 10 nS"),
        RESISTANCE("MOhm", "a resistance such as 40 MOhm"),
        STEPS("steps", "a number of steps such as 10 steps"),
        /** Where the target is not known, such as the bounds that a rule alone states. */
        WEIGHT("", "a weight such as 0.1 mV, 20 pA or a bare number"),
        WEIGHT_MV("", "a weight in mV such as 0.1 mV or a bare number, as the target's input is"),
        WEIGHT_PA("", "a weight in pA such as 20 pA or a bare number, as the target's input is"),
        WEIGHT_NS("", "a weight in nS such as 2 nS or a bare number, as the target's input is"),
        WEIGHT_BARE("", "a weight without unit such as 0.5, as the target's input is");

        private final String base;
        private final String example;

        Dimension(String base, String example) {
            this.base = base;
            this.example = example;
        }

        /** The unit used inside; empty where there is none. */
        String base() {
            return base;
        }

        String example() {
            return example;
        }

        /** Whether a number with {@code unit} may stand here. */
        boolean accepts(Unit unit) {
            return switch (this) {
                case WEIGHT -> List.of(VOLTAGE, CURRENT, CONDUCTANCE).contains(unit.dimension);
                case WEIGHT_MV -> unit.dimension == VOLTAGE;
                case WEIGHT_PA -> unit.dimension == CURRENT;
                case WEIGHT_NS -> unit.dimension == CONDUCTANCE;
                default -> unit.dimension == this;
            };
        }

        /** Whether a number needs no unit here. */
        boolean isBare() {
            return base.isEmpty();
        }
    }

    /** A unit: ten to the {@code power} of the one used inside. */
    record Unit(String text, Dimension dimension, int power) {
        /** {@code number} in the unit used inside, correctly rounded. */
        double toBase(String number) {
            return times(number, power);
        }

        /** {@code number} in {@code other}, which measures the same, correctly rounded. */
        double in(Unit other, String number) {
            return times(number, power - other.power);
        }

        private static double times(String number, int power) {
            return power == 0
                    ? Double.parseDouble(number)
                    : Double.parseDouble(
                            new BigDecimal(number).scaleByPowerOfTen(power).toString());
        }
    }

    /** Every unit by its text. */
    static final Map<String, Unit> KNOWN = new LinkedHashMap<>();

    private static final Map<String, Dimension> SUFFIXES = Map.of(
            "Ms", Dimension.TIME,
            "Mv", Dimension.VOLTAGE,
            "Pa", Dimension.CURRENT,
            "Pf", Dimension.CAPACITANCE,
            "Hz", Dimension.RATE,
            "Ns", Dimension.CONDUCTANCE,
            "Mohm", Dimension.RESISTANCE);

    static {
        known(Dimension.TIME, "ms", 0, "s", 3, "us", -3, "µs", -3, "ns", -6);
        known(Dimension.VOLTAGE, "mV", 0, "V", 3, "uV", -3);
        known(Dimension.CURRENT, "pA", 0, "nA", 3, "uA", 6);
        known(Dimension.CAPACITANCE, "pF", 0, "nF", 3, "uF", 6);
        known(Dimension.RATE, "Hz", 0, "kHz", 3);
        known(Dimension.CONDUCTANCE, "nS", 0, "uS", 3, "pS", -3);
        known(Dimension.RESISTANCE, "MOhm", 0, "GOhm", 3, "kOhm", -3);
        known(Dimension.STEPS, "steps", 0, "step", 0);
    }

    private Units() {}

    private static void known(Dimension dimension, Object... textsAndPowers) {
        for (int k = 0; k < textsAndPowers.length; k += 2) {
            String text = (String) textsAndPowers[k];
            KNOWN.put(text, new Unit(text, dimension, (Integer) textsAndPowers[k + 1]));
        }
    }

    /** The dimension that the name of a record component ends in: {@code tauPlusMs} is a time. */
    static Dimension ofComponent(String javaName) {
        for (Map.Entry<String, Dimension> suffix : SUFFIXES.entrySet()) {
            if (javaName.endsWith(suffix.getKey())
                    && javaName.length() > suffix.getKey().length()) {
                return suffix.getValue();
            }
        }
        return javaName.startsWith("weight") ? Dimension.WEIGHT : Dimension.NONE;
    }

    /** The name of a record component without its unit: {@code tauPlusMs} is {@code tauPlus}. */
    static String withoutSuffix(String javaName) {
        for (String suffix : SUFFIXES.keySet()) {
            if (javaName.endsWith(suffix) && javaName.length() > suffix.length()) {
                return javaName.substring(0, javaName.length() - suffix.length());
            }
        }
        return javaName;
    }

    /** The dimension whose inner unit is {@code text}; NONE where there is none. */
    static Dimension ofText(String text) {
        Unit unit = KNOWN.get(text);
        return unit == null ? Dimension.NONE : unit.dimension();
    }

    /** The dimension of weights to neurons whose input has unit {@code text}. */
    static Dimension ofWeights(String text) {
        return switch (ofText(text)) {
            case VOLTAGE -> Dimension.WEIGHT_MV;
            case CURRENT -> Dimension.WEIGHT_PA;
            case CONDUCTANCE -> Dimension.WEIGHT_NS;
            default -> text.isEmpty() ? Dimension.WEIGHT_BARE : Dimension.WEIGHT;
        };
    }

    /** {@code value} as text that reads back exactly. */
    static String text(double value, Dimension dimension) {
        return dimension.base().isEmpty() ? Double.toString(value) : value + " " + dimension.base();
    }
}
