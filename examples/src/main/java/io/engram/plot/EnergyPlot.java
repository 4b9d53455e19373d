package io.engram.plot;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The energy of a network that settles, against the number of updates (Hopfield 1982): it only falls. */
public final class EnergyPlot {
    private EnergyPlot() {}

    /** One recall: {@code energies[n]} after n updates, so that the first is that of the start. Unitless. */
    public record Recall(String name, double[] energies) {}

    /** Draws the recalls over one another, {@code updateTitle} saying what one update is; returns {@code file}. */
    public static Path draw(Path file, String title, String updateTitle, List<Recall> recalls) {
        return LinePlot.draw(
                file,
                title,
                updateTitle,
                "energy",
                recalls.stream().map(EnergyPlot::line).toList());
    }

    private static LinePlot.Line line(Recall recall) {
        double[] updates =
                IntStream.range(0, recall.energies.length).asDoubleStream().toArray();
        return new LinePlot.Line(recall.name, updates, recall.energies);
    }
}
