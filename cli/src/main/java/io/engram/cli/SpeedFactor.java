package io.engram.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how fast to replay: {@code 1} is real time. */
final class SpeedFactor implements ITypeConverter<Double> {
    private static final Pattern WRITTEN = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    @Override
    public Double convert(String text) {
        double factor = WRITTEN.matcher(text).matches() ? Double.parseDouble(text) : 0;
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new TypeConversionException(
                    "\"" + text
                            + "\" is not a speed; must be a number above 0, for example 1 (real time) or 0.1 (ten times slower)");
        }
        return factor;
    }
}
