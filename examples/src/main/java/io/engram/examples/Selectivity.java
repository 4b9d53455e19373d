package io.engram.examples;

import io.engram.neurons.PatternPoisson;
import io.engram.plasticity.SpikingBcm;
import io.engram.plot.LinePlot;
import io.engram.runtime.Weights;
import io.engram.runtime.random.Draws;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Neurons that see several overlapping patterns become selective, each for one, by a threshold that slides with their own
 * activity (Bienenstock, Cooper and Munro 1982, J. Neurosci. 2: 32); {@code selectivity.conf} beside this class holds it.
 */
public final class Selectivity extends FileExperiment {
    private static final double FIRST_PART_MS = 10_000;
    private static final double LAST_PART_MS = 100_000;
    private static final int STRETCHES = 40;
    private static final int SHOWN_NEURON = 0;

    public Selectivity() {
        super(Selectivity.class, "selectivity.conf");
    }

    /**
     * Before: the first 10 s, ten showings of each pattern, in which learning has just begun; after: the last 100 s. Of a run
     * under 400 s it is the first fortieth and the last quarter; one without whole rounds there has found nothing. Means are
     * over the neurons.
     */
    @Override
    public Map<String, Object> outcome(ExperimentRun run) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        double endMs = run.simulatedMs();
        double firstMs = Math.max(roundMs(run), Math.min(FIRST_PART_MS, endMs / 40));
        double lastMs = Math.max(roundMs(run), Math.min(LAST_PART_MS, endMs / 4));
        if (endMs < firstMs + lastMs + roundMs(run)) {
            return outcome;
        }
        PatternResponses before = responses(run, 0, firstMs);
        PatternResponses after = responses(run, endMs - lastMs, endMs);
        double[] selectivity = selectivity(after);
        int[] preferred =
                IntStream.range(0, selectivity.length).map(after::preferred).toArray();
        outcome.put("selectivityBefore", mean(selectivity(before)));
        outcome.put("selectivityAfter", mean(selectivity));
        outcome.put("leastSelectivity", Arrays.stream(selectivity).min().orElseThrow());
        outcome.put(
                "preferredPatterns",
                Arrays.stream(preferred).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
        outcome.put(
                "preferredRateHz",
                mean(IntStream.range(0, preferred.length)
                        .mapToDouble(n -> after.ratesHz()[n][preferred[n]])
                        .toArray()));
        outcome.put("predictedRateHz", predictedHz(run));
        return outcome;
    }

    /**
     * Where a neuron answers one pattern only, with y, the mean of y² is y² times the share of the time in which that is
     * shown, and the threshold is y where y is the target over that share.
     */
    private static double predictedHz(ExperimentRun run) {
        return rule(run).targetHz() * roundMs(run) / source(run).shownMs();
    }

    @Override
    public List<Path> draw(ExperimentRun run, Path directory) {
        List<Path> files = new ArrayList<>();
        double stretchMs = StrictMath.ceil(run.simulatedMs() / STRETCHES / roundMs(run)) * roundMs(run);
        int stretches = (int) StrictMath.floor(run.simulatedMs() / stretchMs + 1e-9);
        if (stretches > 1) {
            List<PatternResponses> overTime = IntStream.range(0, stretches)
                    .mapToObj(k -> responses(run, k * stretchMs, (k + 1) * stretchMs))
                    .toList();
            double[] endsMs = IntStream.rangeClosed(1, stretches)
                    .mapToDouble(k -> k * stretchMs)
                    .toArray();
            files.add(drawResponses(run, overTime, endsMs, directory.resolve("responses.png")));
            files.add(drawSelectivity(overTime, endsMs, directory.resolve("selectivity.png")));
        }
        files.add(drawProfile(run, directory.resolve("weights.png")));
        return files;
    }

    /** Each response of one neuron over time, and its threshold: what lies above that grows, what lies below dies out. */
    private static Path drawResponses(ExperimentRun run, List<PatternResponses> overTime, double[] endsMs, Path file) {
        BcmThreshold threshold = BcmThreshold.of(
                rule(run), run.spikes("cells"), SHOWN_NEURON, run.network().dtMs(), run.simulatedMs(), endsMs[0]);
        List<LinePlot.Line> lines = new ArrayList<>();
        for (int p = 0; p < source(run).patterns(); p++) {
            int pattern = p;
            double[] hz = overTime.stream()
                    .mapToDouble(r -> r.ratesHz()[SHOWN_NEURON][pattern])
                    .toArray();
            lines.add(new LinePlot.Line("pattern " + p, seconds(endsMs), hz, false));
        }
        lines.add(new LinePlot.Line("threshold", seconds(threshold.timesMs()), threshold.thetaHz(), true));
        return LinePlot.draw(file, "what neuron " + SHOWN_NEURON + " answers", "time (s)", "rate (Hz)", lines);
    }

    private static Path drawSelectivity(List<PatternResponses> overTime, double[] endsMs, Path file) {
        int neurons = overTime.get(0).ratesHz().length;
        List<LinePlot.Line> lines = new ArrayList<>();
        double[] mean = overTime.stream().mapToDouble(r -> mean(selectivity(r))).toArray();
        double[] least = overTime.stream()
                .mapToDouble(r -> Arrays.stream(selectivity(r)).min().orElseThrow())
                .toArray();
        lines.add(new LinePlot.Line("mean of " + neurons, seconds(endsMs), mean, true));
        lines.add(new LinePlot.Line("least", seconds(endsMs), least, false));
        return LinePlot.draw(file, "selectivity", "time (s)", "1 − mean / max", lines);
    }

    /** The weights of one neuron around the ring, and the bumps of the patterns, to the height of the weights. */
    private static Path drawProfile(ExperimentRun run, Path file) {
        Weights before = run.weightsBefore("learn");
        Weights after = run.weightsAfter("learn");
        int size = run.network().population("inputs").size();
        double[] x = IntStream.range(0, size).asDoubleStream().toArray();
        double[] first = profile(before, size);
        double[] last = profile(after, size);
        double greatest = Math.max(
                Arrays.stream(first).max().orElseThrow(),
                Arrays.stream(last).max().orElseThrow());
        PatternPoisson source = source(run);
        List<LinePlot.Line> lines = new ArrayList<>();
        for (int p = 0; p < source.patterns(); p++) {
            int pattern = p;
            double[] bump = Arrays.stream(x)
                    .map(i -> greatest * source.rateHz(pattern, (int) i, size) / source.peakHz())
                    .toArray();
            lines.add(new LinePlot.Line("pattern " + p, x, bump, false));
        }
        lines.add(new LinePlot.Line("before", x, first, false));
        lines.add(new LinePlot.Line("after", x, last, true));
        return LinePlot.draw(
                file,
                "weights of neuron " + SHOWN_NEURON + " and rates of the patterns, scaled",
                "input",
                "weight (pA)",
                lines);
    }

    private static double[] profile(Weights weights, int size) {
        double[] profile = new double[size];
        for (int k = 0; k < weights.size(); k++) {
            if (weights.target(k) == SHOWN_NEURON) {
                profile[weights.source(k)] = weights.weight(k);
            }
        }
        return profile;
    }

    private static double[] seconds(double[] timesMs) {
        return Arrays.stream(timesMs).map(ms -> ms / 1000).toArray();
    }

    private static double[] selectivity(PatternResponses responses) {
        return IntStream.range(0, responses.ratesHz().length)
                .mapToDouble(responses::selectivity)
                .toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static PatternResponses responses(ExperimentRun run, double fromMs, double toMs) {
        long key = Draws.key(run.network().seed(), "source/inputs");
        return PatternResponses.of(source(run), key, run.spikes("cells"), fromMs, toMs);
    }

    private static double roundMs(ExperimentRun run) {
        return source(run).patterns() * source(run).periodMs();
    }

    private static PatternPoisson source(ExperimentRun run) {
        return (PatternPoisson) run.network().population("inputs").model();
    }

    private static SpikingBcm rule(ExperimentRun run) {
        return (SpikingBcm) run.network().projection("learn").rule().orElseThrow();
    }
}
