package io.engram.runtime.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A made-up run that tells a sink everything there is to tell, the same for the same seed. Slices are cut at odd places,
 * some are silent, and the snapshots of a projection alternate between two sets of synapses.
 *
 * @param slices how many
 * @param ends whether it ends as it should
 */
public record RandomRun(long seed, int slices, boolean ends) {
    private static final int SLICE_STEPS = 7;

    /** The header it opens with. */
    public RunHeader header() {
        return new RunHeader(
                "random-" + seed,
                "name = \"random\" # Größe µ\n",
                seed,
                0.1,
                SLICE_STEPS,
                1000,
                "0.1.0",
                "2026-11-23T00:00:00Z",
                List.of(
                        new RunHeader.PopulationInfo("inputs", 1000, true, true),
                        new RunHeader.PopulationInfo("output", 3, false, true)),
                List.of(new RunHeader.ProjectionInfo("learn", true, 3000)));
    }

    /** From open to close. */
    public void play(Sink sink) {
        Random random = new Random(seed);
        sink.open(header());
        long step = 0;
        if (slices > 0) {
            sink.weights(weights(random, 0));
        }
        for (int slice = 0; slice < slices; slice++) {
            int steps = 1 + random.nextInt(SLICE_STEPS);
            slice(random, step, steps, sink);
            step += steps;
            sink.progress(step);
        }
        if (ends) {
            sink.end(new RunEnd(step, 4711, "00ff".repeat(8), "1234".repeat(8)));
        }
        sink.close();
    }

    private static void slice(Random random, long before, int steps, Sink sink) {
        long last = before + steps;
        if (random.nextInt(3) > 0) {
            sink.spikes(frame(random, before + 1, steps));
        }
        switch (random.nextInt(18)) {
            case 0 -> sink.weights(weights(random, last));
            case 1 -> sink.state(state(random, last));
            case 2 -> sink.input(new OutsideInput.Spikes(last, "inputs", List.of(1, random.nextInt(1000), 0)));
            case 3 -> sink.input(new OutsideInput.Current(last, "output", 0, 3, random.nextGaussian(), last + 50));
            case 4 -> sink.input(new OutsideInput.Signal(last, "reward", random.nextGaussian()));
            case 5 -> sink.marker(last, "a mark, ü " + random.nextInt());
            case 6 -> sink.input(new OutsideInput.Values(last, "units", pattern(random)));
            case 7 -> sink.input(imprint(random, last));
            case 8 -> sink.weightDigest(last, 0, 3000, "0f".repeat(16));
            default -> {
                // A slice like most.
            }
        }
    }

    private static Pattern pattern(Random random) {
        float[] values = new float[random.nextInt(40)];
        for (int k = 0; k < values.length; k++) {
            values[k] = random.nextFloat() - 0.5f;
        }
        return Pattern.of(values);
    }

    private static OutsideInput.Imprint imprint(Random random, long step) {
        List<Pattern> sources = List.of(pattern(random), pattern(random));
        List<Pattern> targets = random.nextBoolean() ? sources : List.of(pattern(random), pattern(random));
        return new OutsideInput.Imprint(step, "learn", sources, targets, random.nextGaussian());
    }

    /** Spikes of a slice in their order; in some, those of population 1 are graded. */
    public static SpikeFrame frame(Random random, long firstStep, int steps) {
        List<int[]> spikes = new ArrayList<>();
        for (int offset = 0; offset < steps; offset++) {
            for (int population = 0; population < 2; population++) {
                int size = population == 0 ? 1000 : 3;
                int skip = 1 + random.nextInt(2 * size);
                for (int neuron = random.nextInt(skip); neuron < size; neuron += random.nextInt(skip)) {
                    spikes.add(new int[] {offset, population, neuron});
                    if (spikes.size() > 5000) {
                        break;
                    }
                }
            }
        }
        return new Frame(firstStep, steps, spikes, random.nextInt(4) == 0);
    }

    private record Frame(long firstStep, int stepCount, List<int[]> spikes, boolean graded) implements SpikeFrame {
        @Override
        public float value(int k) {
            return graded && population(k) == 1 ? 0.25f * k - 3 : 1;
        }

        @Override
        public int size() {
            return spikes.size();
        }

        @Override
        public int stepOffset(int k) {
            return spikes.get(k)[0];
        }

        @Override
        public int population(int k) {
            return spikes.get(k)[1];
        }

        @Override
        public int neuron(int k) {
            return spikes.get(k)[2];
        }
    }

    private static WeightSnapshot weights(Random random, long step) {
        boolean all = random.nextBoolean();
        float[] values = new float[all ? 3000 : 5];
        for (int k = 0; k < values.length; k++) {
            values[k] = random.nextFloat();
        }
        return new Snapshot(step, random.nextInt(4) == 0, values);
    }

    private record Snapshot(long step, boolean change, float[] values) implements WeightSnapshot {
        @Override
        public int projection() {
            return 0;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public int source(int k) {
            return values.length == 5 ? 997 - 7 * k : k % 1000;
        }

        @Override
        public int target(int k) {
            return values.length == 5 ? k % 3 : k / 1000;
        }

        @Override
        public float weight(int k) {
            return values[k];
        }
    }

    private static StateSample state(Random random, long step) {
        double[] values = random.doubles(6).toArray();
        values[3] = Double.NaN;
        return new Sample(step, values);
    }

    private record Sample(long step, double[] values) implements StateSample {
        @Override
        public int population() {
            return 1;
        }

        @Override
        public int recorder() {
            return 4;
        }

        @Override
        public int neurons() {
            return 3;
        }

        @Override
        public int variables() {
            return 2;
        }

        @Override
        public double value(int k, int v) {
            return values[2 * k + v];
        }
    }
}
