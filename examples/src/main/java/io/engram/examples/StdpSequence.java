package io.engram.examples;

import io.engram.neurons.PatternSequence;
import io.engram.plot.LatencyPlot;
import io.engram.plot.RasterPlot;
import io.engram.plot.WeightsBeforeAfterPlot;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Population;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.SpikeTrain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One neuron finds a repeating pattern by STDP (Masquelier, Guyonneau and Thorpe 2008, PLoS ONE 3(1): e1377); {@code
 * stdp-sequence.conf} beside this class holds it.
 */
public final class StdpSequence extends FileExperiment {
    private static final double LAST_PART_MS = 150_000;
    private static final double AROUND_MS = 50;

    public StdpSequence() {
        super(StdpSequence.class, "stdp-sequence.conf");
    }

    /** Judged on the last 150 s, or on the last third of a shorter run. */
    @Override
    public Map<String, Object> outcome(ExperimentRun run) {
        double endMs = run.simulatedMs();
        double lastMs = endMs - Math.min(LAST_PART_MS, endMs / 3);
        PatternDetection found = PatternDetection.of(run.spikes("neuron").timesMs(), marks(run), lastMs, endMs);
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("hitRate", found.hitRate());
        outcome.put("falseAlarms", found.falseAlarms());
        outcome.put("latencyMs", found.latencyMs());
        outcome.put("foundAtMs", found.foundAtMs());
        outcome.put("dischargesUntilFound", found.dischargesUntilFound());
        return outcome;
    }

    @Override
    public List<Path> draw(ExperimentRun run, Path directory) {
        List<Path> files = new ArrayList<>();
        double[] latenciesMs = latenciesMs(run);
        if (latenciesMs.length > 0) {
            files.add(LatencyPlot.draw(directory.resolve("latency.png"), "latency within the pattern", latenciesMs));
        }
        Weights before = run.weightsBefore("learn");
        Weights after = run.weightsAfter("learn");
        int[] sources = IntStream.range(0, after.size()).map(after::source).toArray();
        files.add(WeightsBeforeAfterPlot.draw(
                directory.resolve("weights.png"),
                "weights before and after",
                sources,
                before.values(),
                after.values()));
        files.add(drawAroundPattern(run, directory.resolve("raster.png")));
        return files;
    }

    /** Of every spike that falls into a pattern, from the pattern's start, in order. */
    private double[] latenciesMs(ExperimentRun run) {
        PatternDetection.Marks marks = marks(run);
        return Arrays.stream(run.spikes("neuron").timesMs())
                .filter(timeMs -> marks.isMarked(marks.segmentAt(timeMs)))
                .map(timeMs -> timeMs - marks.segmentAt(timeMs) * marks.segmentMs())
                .toArray();
    }

    /** The first pattern of the last round, with 50 ms on either side; a shorter run shows its last 150 ms. */
    private Path drawAroundPattern(ExperimentRun run, Path file) {
        PatternSequence source = source(run);
        PatternDetection.Marks marks = marks(run);
        double roundMs = marks.marked().length * marks.segmentMs();
        int pattern = 1;
        while (pattern < marks.marked().length - 2 && !marks.isMarked(pattern)) {
            pattern++;
        }
        double roundStartMs = Math.max(0, StrictMath.floor(run.simulatedMs() / roundMs - 1e-9)) * roundMs;
        double fromMs = pattern * marks.segmentMs() - AROUND_MS;
        double toMs = fromMs + marks.segmentMs() + 2 * AROUND_MS;
        if (roundStartMs + toMs > run.simulatedMs()) {
            toMs = run.simulatedMs() - roundStartMs;
            fromMs = Math.max(0, toMs - marks.segmentMs() - 2 * AROUND_MS);
        }
        Population afferents = run.network().population("afferents");
        SpikeTrain input = source.spikesBetween(
                key(run), afferents.size(), afferents.size(), run.network().dtMs(), fromMs, toMs);
        double[] timesMs = new double[input.size()];
        int[] neurons = new int[input.size()];
        for (int k = 0; k < input.size(); k++) {
            timesMs[k] = input.timeMs(k) + roundStartMs;
            neurons[k] = input.neuron(k);
        }
        Spikes output = run.spikes("neuron");
        return RasterPlot.draw(
                file,
                "input around a pattern (" + pattern * (int) marks.segmentMs()
                        + " ms into the last round), and the answer",
                roundStartMs + fromMs,
                roundStartMs + toMs,
                List.of(
                        new RasterPlot.Band("afferents", afferents.size(), timesMs, neurons),
                        new RasterPlot.Band("neuron", 1, output.timesMs(), output.neurons())));
    }

    private static PatternSequence source(ExperimentRun run) {
        return (PatternSequence) run.network().population("afferents").model();
    }

    private static PatternDetection.Marks marks(ExperimentRun run) {
        return PatternDetection.Marks.of(source(run), key(run));
    }

    private static long key(ExperimentRun run) {
        return Draws.key(run.network().seed(), "source/afferents");
    }
}
