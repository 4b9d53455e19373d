package io.engram.examples;

import io.engram.examples.Picture.Format;
import io.engram.plot.RasterPlot;
import io.engram.plot.RatePlot;
import io.engram.plot.StatePlot;
import io.engram.plot.StdpWindowPlot;
import io.engram.plot.Titles;
import io.engram.plot.WeightHistogramPlot;
import io.engram.plot.WeightMatrixPlot;
import io.engram.runtime.network.Names;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Recording;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.RunHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The pictures of any run, whether it has just ended or is played back. */
public final class DefaultPictures {
    private static final double SHORT_MS = 1000;
    private static final int LEAST_SAMPLES = 400;

    private final Gathered gathered;
    private final Choice choice;
    private final Described described;
    private final String run;

    private DefaultPictures(Gathered gathered, Choice choice) {
        this.gathered = gathered;
        this.choice = choice;
        described = Described.by(gathered.header());
        run = gathered.header().name();
    }

    /**
     * What is wanted.
     *
     * @param directory where files go
     * @param formats a file each of every picture
     * @param populations whose spikes and state are drawn; empty for all
     * @param fromMs where the raster and the state begin; empty for the last second
     */
    public record Choice(Path directory, Set<Format> formats, List<String> populations, Optional<Double> fromMs) {
        /** PNG files of everything. */
        public static Choice in(Path directory) {
            return new Choice(directory, EnumSet.of(Format.PNG), List.of(), Optional.empty());
        }
    }

    /** All that the run itself recorded and there is something to draw of, as PNG files. */
    public static List<Path> drawAll(Gathered gathered, Path directory) {
        List<Path> files = new ArrayList<>();
        for (Picture picture : EnumSet.complementOf(EnumSet.of(Picture.WINDOW))) {
            files.addAll(draw(gathered, picture, Choice.in(directory)));
        }
        return files;
    }

    /** The files of one kind of picture; none where there is nothing to draw of. A SpecException for an unknown population. */
    public static List<Path> draw(Gathered gathered, Picture picture, Choice choice) {
        List<String> known = gathered.header().populations().stream()
                .map(RunHeader.PopulationInfo::name)
                .toList();
        for (String population : choice.populations) {
            if (!known.contains(population)) {
                throw new SpecException(Names.unknown("population", population, known));
            }
        }
        DefaultPictures pictures = new DefaultPictures(gathered, choice);
        return switch (picture) {
            case RASTER -> pictures.raster();
            case RATES -> pictures.rates();
            case WEIGHTS -> pictures.weights();
            case MATRIX -> pictures.matrices();
            case WINDOW -> pictures.windows();
            case STATES -> pictures.states();
        };
    }

    private List<Path> each(String name, Function<Path, Path> draw) {
        return choice.formats.stream()
                .map(format -> draw.apply(choice.directory.resolve(name + "." + format)))
                .toList();
    }

    private boolean isChosen(String population) {
        return choice.populations.isEmpty() || choice.populations.contains(population);
    }

    /** Whether nothing drawn spikes: what graded units send are changes of their values. */
    private boolean isGraded() {
        return gathered.header().populations().stream()
                .filter(population -> population.recorded() && isChosen(population.name()))
                .allMatch(RunHeader.PopulationInfo::graded);
    }

    private List<Path> raster() {
        List<RasterPlot.Band> bands = new ArrayList<>();
        for (String population : gathered.recorded()) {
            if (isChosen(population)) {
                Spikes spikes = gathered.spikes(population);
                bands.add(new RasterPlot.Band(population, spikes.size(), spikes.timesMs(), spikes.neurons()));
            }
        }
        double toMs = gathered.simulatedMs();
        double fromMs = choice.fromMs.orElse(Math.max(gathered.fromMs(), toMs - SHORT_MS));
        return bands.isEmpty() || !(toMs > fromMs)
                ? List.of()
                : each(
                        "raster",
                        file -> RasterPlot.draw(
                                file, run + (isGraded() ? ": changes of values" : ": spikes"), fromMs, toMs, bands));
    }

    private List<Path> rates() {
        List<RatePlot.Rates> rates = gathered.rates().stream()
                .filter(population -> isChosen(population.name()))
                .toList();
        double fromMs = gathered.fromMs();
        double toMs = gathered.simulatedMs();
        return rates.isEmpty() || !(toMs > fromMs)
                ? List.of()
                : each(
                        "rates",
                        file -> RatePlot.draw(
                                file,
                                run + (isGraded() ? ": rates of changes of values" : ": firing rates"),
                                fromMs,
                                toMs,
                                rates));
    }

    private List<Path> weights() {
        List<Path> files = new ArrayList<>();
        gathered.weightMoments().forEach((projection, moments) -> {
            String title = run + ": distribution of the weights of " + projection;
            String unit = described.weightUnit(projection);
            files.addAll(each("weights-" + projection, file -> WeightHistogramPlot.draw(file, title, unit, moments)));
        });
        return files;
    }

    private List<Path> matrices() {
        List<Path> files = new ArrayList<>();
        gathered.weightBlocks().forEach((projection, blocks) -> {
            if (blocks.isMatrix()) {
                String when =
                        SimulatedTime.text(blocks.step() * gathered.header().dtMs());
                String title = run + ": weights of " + projection + " at " + when;
                String unit = described.weightUnit(projection);
                WeightMatrixPlot.Matrix matrix = blocks.matrix();
                files.addAll(each("matrix-" + projection, file -> WeightMatrixPlot.draw(file, title, unit, matrix)));
            }
        });
        return files;
    }

    private List<Path> windows() {
        List<Path> files = new ArrayList<>();
        for (Projection projection : described.plastic()) {
            LearningRule rule = projection.rule().orElseThrow();
            if (SentCurve.exists(rule)) {
                files.addAll(sent(projection, rule));
            }
            if (!StdpWindow.exists(rule)) {
                continue;
            }
            StdpWindow window = StdpWindow.of(
                    projection.rule().orElseThrow(),
                    gathered.header().dtMs(),
                    projection.weight().at(0, 0));
            try {
                files.addAll(window(projection.name(), window));
            } catch (SpecException refused) {
                // A rule that the small network cannot have does not learn from pairs of spikes: it has no window.
                continue;
            }
        }
        return files;
    }

    private List<Path> sent(Projection projection, LearningRule rule) {
        double weight = projection.weight().at(0, 0);
        String unit = described.weightUnit(projection.name());
        String title = projection.name() + ": " + rule.type() + ", what travels with each spike";
        SentCurve curve = new SentCurve(rule, gathered.header().dtMs(), weight);
        return each("sent-" + projection.name(), file -> curve.draw(file, title, unit));
    }

    private List<Path> window(String projection, StdpWindow window) {
        String unit = described.weightUnit(projection);
        String title = projection + ": " + window.rule().type() + ", one pair of spikes from a weight of "
                + Titles.number(window.weight()) + (unit.isEmpty() ? "" : " " + unit);
        double[] lagsMs = window.lagsMs();
        StdpWindowPlot.Curve measured = window.measure(lagsMs);
        List<StdpWindowPlot.Curve> formula =
                window.formula(Arrays.stream(lagsMs).max().orElse(0));
        return each("window-" + projection, file -> StdpWindowPlot.draw(file, title, unit, measured, formula));
    }

    private List<Path> states() {
        List<Path> files = new ArrayList<>();
        Set<String> drawn = new HashSet<>();
        for (StateMemory memory : gathered.states()) {
            String population =
                    gathered.header().populations().get(memory.population()).name();
            if (isChosen(population)) {
                String again = drawn.add(population) ? "" : "-" + memory.recorder();
                files.addAll(state(memory, population, "states-" + population + again));
            }
        }
        return files;
    }

    private List<Path> state(StateMemory memory, String population, String name) {
        double dtMs = gathered.header().dtMs();
        double toMs = gathered.simulatedMs();
        double shortMs = Math.min(toMs - SHORT_MS, memory.latestMs(LEAST_SAMPLES, dtMs));
        double fromMs = choice.fromMs.orElse(Math.max(gathered.fromMs(), shortMs));
        Optional<Recording.States> recorder = described.states(memory.recorder());
        List<String> units = recorder.map(described::units).orElse(List.of());
        Spikes spikes = gathered.recorded().contains(population)
                ? gathered.spikes(population)
                : new Spikes(population, 0, new double[0], new int[0], 0);
        StatePlot.Traces traces = memory.traces(recorder, units, dtMs, spikes).from(fromMs);
        String title = run + ": state of " + population + memory.shown();
        return toMs > fromMs ? each(name, file -> StatePlot.draw(file, title, fromMs, toMs, traces)) : List.of();
    }
}
