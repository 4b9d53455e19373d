package io.engram.bench.whole;

import java.util.Locale;

/** Numbers as people read them, with three digits. */
final class Figures {
    private Figures() {}

    /** Seconds of a measure, or bytes of {@code memory}. */
    static String of(String measure, double value) {
        return measure.equals(Benchmark.MEMORY) ? bytes(value) : seconds(value);
    }

    static String seconds(double seconds) {
        if (seconds >= 0.1 || seconds == 0) {
            return digits(seconds) + " s";
        }
        return seconds >= 1e-3 ? digits(seconds * 1e3) + " ms" : digits(seconds * 1e6) + " µs";
    }

    /** In decimal units, as journals of the field give them. */
    static String bytes(double bytes) {
        if (bytes >= 1e9) {
            return digits(bytes / 1e9) + " GB";
        }
        return bytes >= 1e6 ? digits(bytes / 1e6) + " MB" : digits(bytes / 1e3) + " kB";
    }

    static String count(double count) {
        if (count >= 1e9) {
            return digits(count / 1e9) + " G";
        }
        return count >= 1e6 ? digits(count / 1e6) + " M" : String.format(Locale.ROOT, "%,.0f", count);
    }

    /** {@code 1 thread}, {@code 2 threads}. */
    static String count(double count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    static String digits(double value) {
        double size = Math.abs(value);
        String format = size >= 99.95 || size == 0 ? "%.0f" : size >= 9.995 ? "%.1f" : size >= 0.9995 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    /** {@code 0.52 s (0.50 s to 0.61 s)}; the median alone where the others read alike. */
    static String spread(String measure, Spread spread) {
        return text(of(measure, spread.median()), of(measure, spread.least()), of(measure, spread.greatest()));
    }

    /** {@code 15.8 (13.1 to 18.2)}. */
    static String ratio(Spread ratio) {
        return text(digits(ratio.median()), digits(ratio.least()), digits(ratio.greatest()));
    }

    /** {@code 4.2 % (3.1 % to 8.0 %)}. */
    static String percent(Spread share) {
        return text(percent(share.median()), percent(share.least()), percent(share.greatest()));
    }

    static String percent(double share) {
        return digits(100 * share) + " %";
    }

    private static String text(String median, String least, String greatest) {
        return least.equals(greatest) ? median : median + " (" + least + " to " + greatest + ")";
    }
}
