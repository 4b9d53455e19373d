package io.engram.examples;

import io.engram.plot.RasterPlot;
import io.engram.plot.RatePlot;
import io.engram.plot.WeightHistogramPlot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The pictures of any run, whether it has just ended or is played back: raster, rates, histograms of weights. */
public final class DefaultPictures {
    private static final double RASTER_MS = 1000;

    private DefaultPictures() {}

    /** What may be drawn. */
    public enum Picture {
        RASTER,
        RATES,
        WEIGHTS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All that there is something to draw of. */
    public static List<Path> drawAll(Gathered gathered, Path directory) {
        return draw(gathered, directory, EnumSet.allOf(Picture.class));
    }

    /** The chosen ones that there is something to draw of; a raster of the last second. */
    public static List<Path> draw(Gathered gathered, Path directory, Set<Picture> chosen) {
        double toMs = gathered.simulatedMs();
        return draw(gathered, directory, chosen, Math.max(0, toMs - RASTER_MS), toMs);
    }

    /** The chosen ones that there is something to draw of; the raster over (fromMs, toMs]. */
    public static List<Path> draw(Gathered gathered, Path directory, Set<Picture> chosen, double fromMs, double toMs) {
        List<Path> files = new ArrayList<>();
        boolean spikes = !gathered.recorded().isEmpty() && toMs > fromMs;
        String name = gathered.header().name();
        if (spikes && chosen.contains(Picture.RASTER)) {
            files.add(RasterPlot.draw(directory.resolve("raster.png"), name, fromMs, toMs, bands(gathered)));
        }
        if (spikes && chosen.contains(Picture.RATES)) {
            files.add(RatePlot.draw(directory.resolve("rates.png"), name, gathered.rates()));
        }
        if (chosen.contains(Picture.WEIGHTS)) {
            gathered.weightMoments()
                    .forEach((projection, moments) -> files.add(WeightHistogramPlot.draw(
                            directory.resolve("weights-" + projection + ".png"), "weights of " + projection, moments)));
        }
        return files;
    }

    private static List<RasterPlot.Band> bands(Gathered gathered) {
        List<RasterPlot.Band> bands = new ArrayList<>();
        for (String population : gathered.recorded()) {
            Spikes spikes = gathered.spikes(population);
            bands.add(new RasterPlot.Band(population, spikes.size(), spikes.timesMs(), spikes.neurons()));
        }
        return bands;
    }
}
