package io.engram.examples;

import io.engram.neurons.PatternSequence;
import io.engram.plot.LatencyPlot;
import io.engram.plot.RasterPlot;
import io.engram.plot.WeightsBeforeAfterPlot;
import io.engram.runtime.Weights;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.SpikeTrain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
            files.add(LatencyPlot.draw(
                    directory.resolve("latency.png"), "Latency of the answer within the pattern", latenciesMs));
        }
        Weights before = run.weightsBefore("learn");
        Weights after = run.weightsAfter("learn");
        int[] sources = IntStream.range(0, after.size()).map(after::source).toArray();
        files.add(WeightsBeforeAfterPlot.draw(
                directory.resolve("weights.png"),
                "Weights before and after learning",
                "",
                sources,
                before.values(),
                after.values()));
        files.add(drawAroundPattern(run, directory.resolve("pattern.png")));
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

    /** Around the first pattern of the last round, 50 ms on either side: who was strengthened fires as it begins. */
    private Path drawAroundPattern(ExperimentRun run, Path file) {
        PatternSequence source = source(run);
        PatternDetection.Marks marks = marks(run);
        double roundMs = marks.marked().length * marks.segmentMs();
        int pattern = 1;
        while (pattern < marks.marked().length - 2 && !marks.isMarked(pattern)) {
            pattern++;
        }
        double inRoundMs = pattern * marks.segmentMs();
        double roundStartMs = Math.max(0, StrictMath.floor(run.simulatedMs() / roundMs - 1e-9)) * roundMs;
        if (roundStartMs > 0 && roundStartMs + inRoundMs + 2 * AROUND_MS > run.simulatedMs()) {
            roundStartMs -= roundMs;
        }
        int size = run.network().population("afferents").size();
        SpikeTrain input = source.spikesBetween(
                key(run), size, size, run.network().dtMs(), inRoundMs - AROUND_MS, inRoundMs + 2 * AROUND_MS);
        List<RasterPlot.Band> bands = new ArrayList<>(InputBands.of(input, run.weightsAfter("learn"), inRoundMs));
        Spikes output = run.spikes("neuron");
        double startMs = roundStartMs + inRoundMs;
        double[] relativeMs =
                Arrays.stream(output.timesMs()).map(t -> t - startMs).toArray();
        bands.add(new RasterPlot.Band("output", 1, relativeMs, output.neurons()));
        return RasterPlot.draw(
                file,
                String.format(
                        Locale.ROOT,
                        "Strong and weak inputs around the pattern at %.2f s, and the answer",
                        startMs / 1000),
                -AROUND_MS,
                2 * AROUND_MS,
                bands,
                List.of(new RasterPlot.Window(0, marks.segmentMs())));
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
