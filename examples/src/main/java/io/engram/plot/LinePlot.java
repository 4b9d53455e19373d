package io.engram.plot;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;

/** Lines over one another between two axes, with a legend where there are several. */
public final class LinePlot {
    private static final Surface.Line WIDE = new Surface.Line(Look.INK, 2.4);

    private LinePlot() {}

    /** A line through the points, broken where y is not a number; {@code wide} for one to be seen before the others. */
    public record Line(String name, double[] x, double[] y, boolean wide) {
        public Line(String name, double[] x, double[] y) {
            this(name, x, y, false);
        }

        public Line {
            if (x.length != y.length) {
                throw new IllegalArgumentException(
                        "line " + name + ": " + x.length + " x but " + y.length + " y; must be as many");
            }
        }
    }

    /** Draws {@code lines}; the axes' titles name the unit, {@code "v (mV)"}. Returns {@code file}. */
    public static Path draw(Path file, String title, String xTitle, String yTitle, List<Line> lines) {
        double[] x =
                lines.stream().flatMapToDouble(line -> DoubleStream.of(line.x)).toArray();
        double[] y = lines.stream()
                .flatMapToDouble(line -> DoubleStream.of(line.y))
                .filter(Double::isFinite)
                .toArray();
        boolean counts = DoubleStream.of(x).allMatch(value -> value == StrictMath.rint(value));
        Range across = counts ? Range.of(x).counting() : Range.of(x);
        return draw(file, new Chart(title, xTitle, across, yTitle, Range.of(y).rounded()), lines);
    }

    /** The same on axes of powers of ten, for numbers above 0 of very different size. */
    public static Path drawPowers(Path file, String title, String xTitle, String yTitle, List<Line> lines) {
        double[] x =
                lines.stream().flatMapToDouble(line -> DoubleStream.of(line.x)).toArray();
        double[] y =
                lines.stream().flatMapToDouble(line -> DoubleStream.of(line.y)).toArray();
        return draw(file, new Chart(title, xTitle, Range.ofPowers(x), yTitle, Range.ofPowers(y)), lines);
    }

    private static Path draw(Path file, Chart chart, List<Line> lines) {
        for (int k = 0; k < lines.size(); k++) {
            Surface.Line look = lines.get(k).wide ? WIDE : Look.line(k, 1.4);
            chart.line(lines.get(k).name, lines.get(k).x, lines.get(k).y, look);
        }
        return chart.save(file);
    }
}
