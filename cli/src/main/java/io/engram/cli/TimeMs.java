package io.engram.cli;

import io.engram.examples.SimulatedTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 10s} as milliseconds. */
final class TimeMs implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        try {
            return SimulatedTime.parseMs(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
