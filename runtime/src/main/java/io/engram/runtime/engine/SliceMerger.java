package io.engram.runtime.engine;

import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.wire.FrameReader;
import io.engram.runtime.wire.ShardSpikes;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts the shards' frames of one slice together in the order step, population, neuron, and the samples in the order of
 * their recorder's list, so that nothing of the shards is left. Owned by the recorder's thread.
 */
final class SliceMerger implements FrameReader.FrameHandler {
    private final ShardSpikes[][] staged;
    private final int[] sampledNeurons;
    private final SortedMap<Long, Sample> samples = new TreeMap<>();
    private final Frame frame;
    private long firstStep;
    private boolean touched;

    SliceMerger(RunPlan plan) {
        frame = new Frame(plan.network().batch());
        staged = new ShardSpikes[plan.network().populations().size()][plan.shards()];
        for (ShardSpikes[] shards : staged) {
            Arrays.setAll(shards, s -> new ShardSpikes(plan.sliceSteps()));
        }
        sampledNeurons = plan.network().recording().states().stream()
                .mapToInt(recorder -> recorder.neurons().length * plan.network().batch())
                .toArray();
    }

    /** Makes ready for the slice that begins at {@code newFirstStep}. */
    void begin(long newFirstStep) {
        firstStep = newFirstStep;
        touched = false;
    }

    @Override
    public void spikes(int population, int shard, long step, int count, FrameReader.Neurons ids) {
        ShardSpikes spikes = staged[population][shard];
        if (spikes.firstStep() != firstStep) {
            spikes.begin(firstStep);
        }
        spikes.fillTo((int) (step - firstStep));
        spikes.addAll(count, ids);
        touched = true;
    }

    @Override
    public void state(int recorder, int population, long step, int place, int variables, FrameReader.Values values) {
        Sample sample = samples.computeIfAbsent(
                step << 16 | recorder,
                key -> new Sample(step, population, recorder, sampledNeurons[recorder], variables));
        for (int v = 0; v < variables; v++) {
            sample.values[place * variables + v] = values.value(v);
        }
    }

    /** All frames of the slice of {@code steps} steps have come: hands it to {@code sinks}. */
    void emit(int steps, Iterable<Sink> sinks) {
        if (touched) {
            merge(steps);
            for (Sink sink : sinks) {
                sink.spikes(frame);
            }
        }
        if (!samples.isEmpty()) {
            for (Sample sample : samples.values()) {
                for (Sink sink : sinks) {
                    sink.state(sample);
                }
            }
            samples.clear();
        }
    }

    private void merge(int steps) {
        frame.clear(firstStep, steps);
        for (ShardSpikes[] shards : staged) {
            for (ShardSpikes spikes : shards) {
                if (spikes.firstStep() == firstStep) {
                    spikes.fillTo(steps);
                }
            }
        }
        for (int k = 0; k < steps; k++) {
            for (int p = 0; p < staged.length; p++) {
                for (ShardSpikes spikes : staged[p]) {
                    if (spikes.firstStep() == firstStep) {
                        frame.add(k, p, spikes);
                    }
                }
            }
        }
    }

    /** One merged slice; what is kept as neuron is the entry, neuron and row. */
    private static final class Frame implements SpikeFrame {
        private final int batch;
        private long first;
        private int steps;
        private int count;
        private int[] offsets = new int[256];
        private int[] populations = new int[256];
        private int[] neurons = new int[256];
        private float[] values = new float[0];
        private boolean graded;

        Frame(int batch) {
            this.batch = batch;
        }

        void clear(long firstStep, int stepCount) {
            first = firstStep;
            steps = stepCount;
            count = 0;
            graded = false;
        }

        void add(int offset, int population, ShardSpikes spikes) {
            int begin = spikes.start(offset);
            int end = spikes.end(offset);
            if (count + end - begin > neurons.length) {
                int size = Math.max(count + end - begin, 2 * neurons.length);
                offsets = Arrays.copyOf(offsets, size);
                populations = Arrays.copyOf(populations, size);
                neurons = Arrays.copyOf(neurons, size);
            }
            if (values.length < neurons.length && (graded || spikes.graded())) {
                int before = values.length;
                values = Arrays.copyOf(values, neurons.length);
                Arrays.fill(values, before, values.length, 1);
            }
            if (spikes.graded()) {
                addValues(spikes, begin, end);
            } else if (graded) {
                Arrays.fill(values, count, count + end - begin, 1);
            }
            int to = count + end - begin;
            Arrays.fill(offsets, count, to, offset);
            Arrays.fill(populations, count, to, population);
            System.arraycopy(spikes.ids(), begin, neurons, count, end - begin);
            count = to;
        }

        /** A slice may hold spikes, whose value is 1, beside graded events. */
        private void addValues(ShardSpikes spikes, int begin, int end) {
            if (!graded) {
                graded = true;
                Arrays.fill(values, 0, count, 1);
            }
            System.arraycopy(spikes.values(), begin, values, count, end - begin);
        }

        @Override
        public long firstStep() {
            return first;
        }

        @Override
        public int stepCount() {
            return steps;
        }

        @Override
        public int size() {
            return count;
        }

        @Override
        public int stepOffset(int k) {
            return offsets[k];
        }

        @Override
        public int population(int k) {
            return populations[k];
        }

        @Override
        public int neuron(int k) {
            return batch == 1 ? neurons[k] : neurons[k] / batch;
        }

        @Override
        public int row(int k) {
            return batch == 1 ? 0 : neurons[k] % batch;
        }

        @Override
        public boolean graded() {
            return graded;
        }

        @Override
        public float value(int k) {
            return graded ? values[k] : 1;
        }
    }

    /** One sample being put together. */
    private static final class Sample implements StateSample {
        private final long step;
        private final int population;
        private final int recorder;
        private final int neurons;
        private final int variables;
        private final double[] values;

        Sample(long step, int population, int recorder, int neurons, int variables) {
            this.step = step;
            this.population = population;
            this.recorder = recorder;
            this.neurons = neurons;
            this.variables = variables;
            values = new double[neurons * variables];
        }

        @Override
        public long step() {
            return step;
        }

        @Override
        public int population() {
            return population;
        }

        @Override
        public int recorder() {
            return recorder;
        }

        @Override
        public int neurons() {
            return neurons;
        }

        @Override
        public int variables() {
            return variables;
        }

        @Override
        public double value(int k, int v) {
            return values[k * variables + v];
        }
    }
}
