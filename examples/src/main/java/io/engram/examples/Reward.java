package io.engram.examples;

import io.engram.plot.LinePlot;
import io.engram.runtime.Simulation;
import io.engram.runtime.Weights;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.SpikeFrame;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * The distal reward problem (Izhikevich 2007, Cereb. Cortex 17: 2443, figure 1): whenever a source fires and, within 20 ms, one
 * of its targets after it, a reward comes 1 to 3 s later. The synapse between them rises above the others, though it may fall
 * again. {@code reward.conf} beside this class holds the network.
 */
public final class Reward extends FileExperiment {
    private static final double COINCIDENCE_MS = 20;
    private static final double LEAST_DELAY_MS = 1000;
    private static final double DELAY_RANGE_MS = 2000;
    private static final double DOPAMINE = 0.5;
    private static final double TAU_DOPAMINE_MS = 200;
    private static final double UPDATE_MS = 10;
    private static final double LOOK_MS = 5000;

    private final Queue<Double> rewardsMs = new PriorityQueue<>();
    private final Course drawn = new Course();
    private int pre = -1;
    private int post = -1;
    private int exc;
    private long rewards;
    private double lastPreMs = Double.NEGATIVE_INFINITY;
    private long key;

    public Reward() {
        super(Reward.class, "reward.conf");
    }

    @Override
    public Experiment begun(Map<String, String> settings) {
        return new Reward();
    }

    /** The first synapse of the first neuron, whose weight begins at 0. */
    private void choose(Simulation simulation) {
        Weights weights = simulation.weights("learn");
        float[] values = weights.values();
        int chosen = IntStream.range(0, values.length)
                .filter(k -> weights.source(k) == 0)
                .findFirst()
                .orElseThrow();
        pre = 0;
        post = weights.target(chosen);
        values[chosen] = 0;
        simulation.setWeights("learn", values);
    }

    @Override
    public void drive(Simulation simulation) {
        exc = simulation.network().populationIndex("exc");
        key = Draws.key(simulation.network().seed(), "reward");
        choose(simulation);
        simulation.onSpikes(frame -> watch(frame, simulation.network().dtMs()));
        long pauses = simulation.pauses();
        double dopamine = 0;
        double kept = StrictMath.exp(-UPDATE_MS / TAU_DOPAMINE_MS);
        while (simulation.timeMs() < simulation.network().durationMs() && simulation.pauses() == pauses) {
            simulation.runForMs(UPDATE_MS);
            dopamine *= kept;
            while (!rewardsMs.isEmpty() && rewardsMs.peek() <= simulation.timeMs()) {
                rewardsMs.remove();
                dopamine += DOPAMINE;
                rewards++;
            }
            simulation.setSignal("dopamine", dopamine);
            if (simulation.timeMs() % LOOK_MS < UPDATE_MS / 2) {
                look(simulation);
            }
        }
    }

    /** On the recorder's thread, while the run goes on; the driver reads it when running has returned. */
    private void watch(SpikeFrame frame, double dtMs) {
        for (int k = 0; k < frame.size(); k++) {
            if (frame.population(k) != exc) {
                continue;
            }
            long step = frame.firstStep() + frame.stepOffset(k);
            double timeMs = step * dtMs;
            if (frame.neuron(k) == pre) {
                lastPreMs = timeMs;
            } else if (frame.neuron(k) == post && timeMs > lastPreMs && timeMs - lastPreMs < COINCIDENCE_MS) {
                double delayMs = LEAST_DELAY_MS + DELAY_RANGE_MS * Draws.uniform(key, step);
                rewardsMs.add(timeMs + delayMs);
            }
        }
    }

    private void look(Simulation simulation) {
        Weights weights = simulation.weights("learn");
        drawn.add(simulation.timeMs() / 1000, chosen(weights), weights.mean());
    }

    private double chosen(Weights weights) {
        return IntStream.range(0, weights.size())
                .filter(k -> weights.source(k) == pre && weights.target(k) == post)
                .mapToDouble(weights::weight)
                .findFirst()
                .orElseThrow();
    }

    /** Where the rewarded synapse stands among all. */
    @Override
    public Map<String, Object> outcome(ExperimentRun run) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        if (pre < 0) {
            return outcome;
        }
        Weights weights = run.weightsAfter("learn");
        double rewarded = chosen(weights);
        long below = IntStream.range(0, weights.size())
                .filter(k -> weights.weight(k) < rewarded)
                .count();
        outcome.put("rewards", rewards);
        outcome.put("rewardedWeightMv", rewarded);
        outcome.put("meanWeightMv", weights.mean());
        outcome.put("shareOfOthersBelow", below / (double) (weights.size() - 1));
        return outcome;
    }

    @Override
    public List<Path> draw(ExperimentRun run, Path directory) {
        return drawn.size() < 2
                ? List.of()
                : List.of(LinePlot.draw(
                        directory.resolve("weights.png"),
                        "the rewarded synapse and the others",
                        "time (s)",
                        "weight (mV)",
                        List.of(
                                new LinePlot.Line("rewarded", drawn.times(), drawn.rewarded(), true),
                                new LinePlot.Line("mean of all", drawn.times(), drawn.mean()))));
    }

    /** Weights over time. */
    private static final class Course {
        private double[][] rows = new double[3][0];

        void add(double timeS, double rewarded, double mean) {
            double[] values = {timeS, rewarded, mean};
            for (int k = 0; k < rows.length; k++) {
                rows[k] = Arrays.copyOf(rows[k], rows[k].length + 1);
                rows[k][rows[k].length - 1] = values[k];
            }
        }

        int size() {
            return rows[0].length;
        }

        double[] times() {
            return rows[0];
        }

        double[] rewarded() {
            return rows[1];
        }

        double[] mean() {
            return rows[2];
        }
    }
}
