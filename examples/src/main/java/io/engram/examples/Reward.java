package io.engram.examples;

import io.engram.plot.LinePlot;
import io.engram.runtime.Simulation;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Network;
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
 * of its targets after it, a reward comes 1 to 3 s later. The synapse between them begins at 0 and ends above nearly all
 * others. {@code reward.conf} beside this class holds the network.
 */
public final class Reward extends FileExperiment {
    private static final double COINCIDENCE_MS = 20;
    private static final double LEAST_DELAY_MS = 1000;
    private static final double DELAY_RANGE_MS = 2000;
    /** What a reward adds. */
    private static final double DOPAMINE = 0.5;

    private static final double LOOK_MS = 5000;
    private static final double COMPARED = 0.95;

    private final Course drawn = new Course();
    /** The steps of rewards to come. */
    private final Queue<Long> coming = new PriorityQueue<>();

    private long rewards;
    private int pre = -1;
    private int post = -1;
    private int chosen;
    private int exc;
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
        chosen = IntStream.range(0, values.length)
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
        Network network = simulation.network();
        exc = network.populationIndex("exc");
        key = Draws.key(network.seed(), "reward");
        choose(simulation);
        simulation.onSpikes(frame -> watch(frame, network.dtMs()));
        long pauses = simulation.pauses();
        long end = network.steps(network.durationMs());
        long look = network.steps(LOOK_MS);
        long least = network.steps(LEAST_DELAY_MS);
        while (simulation.step() < end && simulation.pauses() == pauses) {
            long now = simulation.step();
            reward(simulation, now + 1);
            // What is earned on the way comes no earlier than the least delay after it.
            long next = Math.min(Math.min(end, (now / look + 1) * look), now + least);
            next = coming.isEmpty() ? next : Math.min(next, coming.peek() - 1);
            simulation.runForMs((next - now) * network.dtMs());
            if (simulation.step() % look == 0) {
                look(simulation);
            }
        }
    }

    /** The rewards of {@code step}, which is the next. */
    private void reward(Simulation simulation, long step) {
        while (!coming.isEmpty() && coming.peek() <= step) {
            coming.remove();
            simulation.addSignal("dopamine", DOPAMINE);
            rewards++;
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
                coming.add(step + StrictMath.round(delayMs / dtMs));
            }
        }
    }

    private void look(Simulation simulation) {
        Weights weights = simulation.weights("learn");
        double rewarded = weights.weight(chosen);
        float[] sorted = weights.values();
        Arrays.sort(sorted);
        drawn.add(simulation.timeMs() / 1000, rewarded, sorted[(int) (COMPARED * (sorted.length - 1))], weights.mean());
    }

    /** Where the rewarded synapse stands among all. */
    @Override
    public Map<String, Object> outcome(ExperimentRun run) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        if (pre < 0) {
            return outcome;
        }
        Weights weights = run.weightsAfter("learn");
        double rewarded = weights.weight(chosen);
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
                                new LinePlot.Line("rewarded", drawn.row(0), drawn.row(1), true),
                                new LinePlot.Line("95 % are below", drawn.row(0), drawn.row(2)),
                                new LinePlot.Line("mean of all", drawn.row(0), drawn.row(3)))));
    }

    /** Weights over time: time, the rewarded one, the one that 95 % are below, the mean. */
    private static final class Course {
        private final double[][] rows = new double[4][0];

        void add(double... values) {
            for (int k = 0; k < rows.length; k++) {
                rows[k] = Arrays.copyOf(rows[k], rows[k].length + 1);
                rows[k][rows[k].length - 1] = values[k];
            }
        }

        int size() {
            return rows[0].length;
        }

        double[] row(int k) {
            return rows[k];
        }
    }
}
