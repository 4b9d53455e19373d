package io.engram.plot;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Curves over one another. */
public final class LinePlot {
    private LinePlot() {}

    /** A curve through points; {@code wide} for one that shall be seen before the others. */
    public record Line(String name, double[] x, double[] y, boolean wide) {}

    /** What an axis shows: its title. */
    public record Titles(String title, String x, String y) {}

    /** Draws all of them, with 0 on an axis where that is near; returns {@code file}. */
    public static Path draw(Path file, Titles titles, List<Line> lines) {
        Range across = range(lines.stream().map(Line::x));
        Range up = range(lines.stream().map(Line::y));
        Chart chart = new Chart(titles.title, titles.x, across, titles.y, up);
        for (int k = 0; k < lines.size(); k++) {
            Line line = lines.get(k);
            chart.line(line.name, line.x, line.y, Look.series(k), line.wide ? 2 : 0.9);
        }
        return chart.save(file);
    }

    private static Range range(Stream<double[]> values) {
        return Range.of(values.flatMapToDouble(Arrays::stream).toArray()).rounded();
    }
}
