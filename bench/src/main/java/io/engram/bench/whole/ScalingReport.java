package io.engram.bench.whole;

import io.engram.plot.LinePlot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A scaling as a table, and as a picture of each measure beside the straight line that comes nearest. */
record ScalingReport(Scaling scaling, Machine machine, List<Point> points) {
    /** Drawn one by one; a picture's title is the measure and what grows. */
    private static final List<String> MEASURES = List.of("build", "simulate", Benchmark.CPU, Benchmark.MEMORY);

    /** Where what grows does so beyond this, a picture's axes are of powers of ten. */
    private static final double FAR = 30;

    private static final int CURVE_POINTS = 60;

    /**
     * The runs of one value.
     *
     * @param across what grew, as the run counted it
     * @param least of each measure, over the runs
     */
    record Point(double across, Activity activity, Map<String, Double> least) {

        static Point of(double across, List<Measured> runs) {
            Map<String, Double> least = new LinkedHashMap<>();
            for (String measure : MEASURES) {
                runs.stream()
                        .flatMap(run -> run.measure(measure).stream())
                        .min(Double::compare)
                        .ifPresent(value -> least.put(measure, value));
            }
            return new Point(across, runs.get(0).activity(), least);
        }

        double least(String measure) {
            return least.get(measure);
        }
    }

    /** Writes {@code scaling-NAME.md} and the pictures beside it to {@code folder}; returns the former. */
    String write(Path folder) {
        List<String> lines = new ArrayList<>(table());
        lines.add("");
        for (String measure : MEASURES) {
            if (points.stream().allMatch(point -> point.least.containsKey(measure))) {
                lines.add(draw(folder, measure));
            }
        }
        String text = String.join("\n", lines) + "\n";
        try {
            Files.writeString(Files.createDirectories(folder).resolve("scaling-" + scaling.name() + ".md"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text;
    }

    private List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("Made by `./engram bench scaling " + scaling.name() + "` on JDK " + machine.jdk() + ", "
                + machine.processor() + ", " + machine.system() + "; the least of some runs.");
        lines.add("");
        lines.add("| " + scaling.name() + " | synapses a neuron | events | build | simulate | cpu | memory"
                + " | cpu, ns an event |");
        lines.add("|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (Point point : points) {
            lines.add("| "
                    + String.join(
                            " | ",
                            scaling.shown(point.across),
                            Figures.count((double) point.activity.synapses() / point.activity.neurons()),
                            Figures.count(point.activity.synapticEvents()),
                            figure(point, "build"),
                            figure(point, "simulate"),
                            figure(point, Benchmark.CPU),
                            figure(point, Benchmark.MEMORY),
                            Figures.digits(point.least(Benchmark.CPU) * 1e9 / point.activity.synapticEvents()))
                    + " |");
        }
        return lines;
    }

    private static String figure(Point point, String measure) {
        return Optional.ofNullable(point.least.get(measure))
                .map(value -> Figures.of(measure, value))
                .orElse("");
    }

    /** Returns a line of the table's text. */
    private String draw(Path folder, String measure) {
        double unit = measure.equals(Benchmark.MEMORY) ? 1e9 : 1;
        double[] x = points.stream().mapToDouble(Point::across).toArray();
        double[] y = points.stream()
                .mapToDouble(point -> point.least(measure) / unit)
                .toArray();
        StraightLine line = StraightLine.through(x, y);
        boolean far = x[x.length - 1] / x[0] > FAR;
        double[] along = far ? powers(x[0], x[x.length - 1]) : x;
        double[] straight = Arrays.stream(along).map(line::at).toArray();
        List<LinePlot.Line> lines =
                List.of(new LinePlot.Line("measured", x, y, true), new LinePlot.Line("straight line", along, straight));
        String title = measure + " against " + scaling.name();
        String yTitle = measure + (measure.equals(Benchmark.MEMORY) ? " (GB)" : " (s)");
        String name = "scaling-" + scaling.name() + "-" + measure + ".svg";
        if (far) {
            LinePlot.drawPowers(folder.resolve(name), title, scaling.axis(), yTitle, lines);
        } else {
            LinePlot.draw(folder.resolve(name), title, scaling.axis(), yTitle, lines);
        }
        return "- " + measure + " is at most " + Figures.digits(line.worst(x, y)) + " times a straight line: ![" + title
                + "](" + name + ")";
    }

    /** From {@code low} to {@code high}, each as many times the one before: a straight line is bent between such axes. */
    private static double[] powers(double low, double high) {
        return IntStream.rangeClosed(0, CURVE_POINTS)
                .mapToDouble(k -> low * StrictMath.pow(high / low, (double) k / CURVE_POINTS))
                .toArray();
    }
}
