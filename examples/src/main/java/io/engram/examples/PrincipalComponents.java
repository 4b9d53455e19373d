package io.engram.examples;

import io.engram.plot.LinePlot;
import io.engram.runtime.Simulation;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.Pattern;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Linear units learn principal components, by Oja's rule (1982) all of them the first, by Sanger's (1989) one after another;
 * {@code principal-components.conf} beside this class holds the network. What a unit answers is asked of the simulation, and
 * what it learns is entered as patterns, so that the journal holds all of it.
 */
public final class PrincipalComponents extends FileExperiment {
    private static final int SAMPLES = 300;
    private static final List<String> RULES = List.of("oja", "sanger");

    /** For each rule, of each unit, the cosine with its component after each pass. */
    private final Map<String, double[][]> cosines = new LinkedHashMap<>();

    private final int samples;

    public PrincipalComponents() {
        this(SAMPLES);
    }

    private PrincipalComponents(int samples) {
        super(PrincipalComponents.class, "principal-components.conf");
        this.samples = samples;
    }

    @Override
    public Experiment begun(Map<String, String> settings) {
        String given = settings.getOrDefault("samples", Integer.toString(SAMPLES));
        if (!given.matches("[1-9][0-9]{1,6}")) {
            throw new SpecException("settings.samples = " + given + "; must be a whole number from 10 to 9999999");
        }
        return new PrincipalComponents(Integer.parseInt(given));
    }

    private Components components(Network network) {
        return Components.drawn(network.population("inputs").size(), samples, network.seed());
    }

    @Override
    public void drive(Simulation simulation) {
        Network network = simulation.network();
        Components components = components(network);
        int passes = (int) network.steps(network.durationMs());
        long pauses = simulation.pauses();
        RULES.forEach(
                rule -> cosines.put(rule, new double[network.population(rule).size()][passes]));
        for (int pass = 0; pass < passes && simulation.pauses() == pauses; pass++) {
            for (float[] sample : components.samples()) {
                learnOja(simulation, sample);
                learnSanger(simulation, sample);
            }
            simulation.runForMs(network.dtMs());
            for (String rule : RULES) {
                float[][] rows = rows(simulation.weights(rule));
                for (int o = 0; o < rows.length; o++) {
                    cosines.get(rule)[o][pass] = components.cosine(rows[o], o);
                }
            }
        }
    }

    private static void learnOja(Simulation simulation, float[] sample) {
        double[] y = simulation.multiply("oja", sample);
        simulation.imprint("oja", List.of(Pattern.of(sample)), List.of(pattern(y, 0, y.length)), 1);
    }

    /** Each unit learns from what those before it, as they were, leave of the sample. */
    private static void learnSanger(Simulation simulation, float[] sample) {
        double[] y = simulation.multiply("sanger", sample);
        float[][] rows = rows(simulation.weights("sanger"));
        List<Pattern> sources = new ArrayList<>();
        List<Pattern> targets = new ArrayList<>();
        float[] left = sample.clone();
        for (int o = 0; o < y.length; o++) {
            sources.add(Pattern.of(left));
            targets.add(pattern(y, o, o + 1));
            for (int i = 0; i < left.length; i++) {
                left[i] = (float) (left[i] - y[o] * rows[o][i]);
            }
        }
        simulation.imprint("sanger", sources, targets, 1);
    }

    /** {@code y} from {@code first} to {@code last} (exclusive), 0 elsewhere. */
    private static Pattern pattern(double[] y, int first, int last) {
        float[] values = new float[y.length];
        for (int o = first; o < last; o++) {
            values[o] = (float) y[o];
        }
        return Pattern.of(values);
    }

    private static float[][] rows(Weights weights) {
        int outputs = weights.target(weights.size() - 1) + 1;
        float[][] rows = new float[outputs][weights.size() / outputs];
        for (int k = 0; k < weights.size(); k++) {
            rows[weights.target(k)][weights.source(k)] = weights.weight(k);
        }
        return rows;
    }

    /** Cosines with the exact components: of Sanger's units each with its own, of Oja's all with the first. */
    @Override
    public Map<String, Object> outcome(ExperimentRun run) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        Components components = components(run.network());
        float[][] oja = rows(run.weightsAfter("oja"));
        float[][] sanger = rows(run.weightsAfter("sanger"));
        outcome.put(
                "leastOjaWithFirst",
                IntStream.range(0, oja.length)
                        .mapToDouble(o -> components.cosine(oja[o], 0))
                        .min()
                        .orElseThrow());
        for (int o = 0; o < sanger.length; o++) {
            outcome.put("sangerWithComponent" + (o + 1), components.cosine(sanger[o], o));
        }
        return outcome;
    }

    @Override
    public List<Path> draw(ExperimentRun run, Path directory) {
        List<LinePlot.Line> lines = new ArrayList<>();
        cosines.forEach((rule, units) -> {
            for (int o = 0; o < units.length; o++) {
                double[] pass = IntStream.rangeClosed(1, units[o].length)
                        .asDoubleStream()
                        .toArray();
                lines.add(new LinePlot.Line(rule + " " + (o + 1), pass, units[o]));
            }
        });
        return List.of(LinePlot.draw(
                directory.resolve("cosines.png"),
                "unit k and principal component k",
                "pass",
                "cosine, without its sign",
                lines));
    }
}
