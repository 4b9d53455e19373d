package io.engram.plot;

import io.engram.plot.Surface.Anchor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** State variables of chosen neurons over time: a panel a variable, a line a neuron, their spikes as strokes on top. */
public final class StatePlot {
    private static final int WIDTH = 640;
    private static final int LEFT = 62;
    private static final int RIGHT = WIDTH - 16;
    private static final int PANEL = 110;
    private static final int GAP = 18;
    private static final int BELOW = 42;
    private static final int SPIKE_ROW = 9;

    private StatePlot() {}

    /** One variable: {@code values[neuron][sample]}. */
    public record Variable(String name, String unit, double[][] values) {
        private Variable from(int sample) {
            double[][] later = Arrays.stream(values)
                    .map(line -> Arrays.copyOfRange(line, sample, line.length))
                    .toArray(double[][]::new);
            return new Variable(name, unit, later);
        }
    }

    /**
     * Some neurons.
     *
     * @param neurons their names, as the legend has them
     * @param timesMs when the samples were taken
     * @param spikesMs the spikes of each neuron; empty where they were not recorded
     */
    public record Traces(List<String> neurons, double[] timesMs, List<Variable> variables, List<double[]> spikesMs) {
        /** What of them is not before {@code fromMs}. */
        public Traces from(double fromMs) {
            int first = 0;
            while (first < timesMs.length && timesMs[first] < fromMs) {
                first++;
            }
            int from = first;
            return new Traces(
                    neurons,
                    Arrays.copyOfRange(timesMs, from, timesMs.length),
                    variables.stream().map(variable -> variable.from(from)).toList(),
                    spikesMs.stream()
                            .map(times -> Arrays.stream(times)
                                    .filter(timeMs -> timeMs >= fromMs)
                                    .toArray())
                            .toList());
        }
    }

    /** Draws them from {@code fromMs} to {@code toMs}; returns {@code file}. */
    public static Path draw(Path file, String title, double fromMs, double toMs, Traces traces) {
        Legend legend = Legend.of(
                IntStream.range(0, traces.neurons.size())
                        .mapToObj(k -> new Legend.Entry(traces.neurons.get(k), Look.line(k, 1.2), 0))
                        .toList(),
                RIGHT - LEFT);
        double spikes = traces.spikesMs.isEmpty() ? 0 : SPIKE_ROW * traces.neurons.size() + 8.0;
        double top = 40 + legend.height();
        int panels = traces.variables.size();
        double height = top + spikes + panels * PANEL + (panels - 1) * GAP + BELOW;
        Pen pen = new Pen(file, WIDTH, (int) StrictMath.ceil(height));
        pen.title(title, new Box(LEFT, 0, RIGHT, height));
        legend.draw(pen, RIGHT, 36);
        TimeAxis axis = TimeAxis.over(fromMs, toMs);
        Range across = new Range(fromMs * axis.perMs(), toMs * axis.perMs());
        spikes(pen, new Box(LEFT, top, RIGHT, top + spikes), across, axis, traces);
        for (int p = 0; p < panels; p++) {
            double y = top + spikes + p * (PANEL + GAP);
            Box box = new Box(LEFT, y, RIGHT, y + PANEL);
            panel(pen, box, across, axis, traces, p);
        }
        return pen.save();
    }

    private static void spikes(Pen pen, Box box, Range across, TimeAxis axis, Traces traces) {
        for (int k = 0; k < traces.spikesMs.size(); k++) {
            double[] timesMs = traces.spikesMs.get(k);
            double[] x = new double[timesMs.length];
            double[] y = new double[timesMs.length];
            for (int s = 0; s < x.length; s++) {
                x[s] = box.left() + box.width() * across.share(timesMs[s] * axis.perMs());
                y[s] = box.top() + SPIKE_ROW * (k + 0.5);
            }
            pen.marks(new Surface.Marks(x, y, 1, SPIKE_ROW - 2, false, Look.series(k)));
        }
        if (box.height() > 0) {
            double middle = box.top() + SPIKE_ROW * traces.spikesMs.size() / 2.0;
            pen.text("spikes", LEFT - 7, middle + 3.5, Anchor.END, Look.SMALL);
        }
    }

    private static void panel(Pen pen, Box box, Range across, TimeAxis axis, Traces traces, int p) {
        Variable variable = traces.variables.get(p);
        double[] all = Arrays.stream(variable.values)
                .flatMapToDouble(DoubleStream::of)
                .filter(Double::isFinite)
                .toArray();
        Axes axes = new Axes(pen, box, across, Range.of(all).rounded());
        axes.left(Titles.withUnit(variable.name, variable.unit));
        axes.below(p == traces.variables.size() - 1 ? axis.title() : "");
        for (int k = 0; k < variable.values.length; k++) {
            axes.line(axis.of(traces.timesMs), variable.values[k], Look.line(k, 1));
        }
    }
}
