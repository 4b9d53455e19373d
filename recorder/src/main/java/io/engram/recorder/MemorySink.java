package io.engram.recorder;

import io.engram.runtime.Weights;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps all that a run records in memory, for tests and small programs. Read it when the run is over, or from its thread. */
public final class MemorySink implements Sink {
    /**
     * A neuron of a population, by its place in the network, fired at the end of {@code step}, or took the new value.
     *
     * @param value 1 for a spike
     * @param row of a batch; 0 where one input runs
     */
    public record Spike(long step, int population, int neuron, float value, int row) {}

    /** Weights that were recorded by their digest. */
    public record WeightDigest(long step, int projection, long synapses, String digest) {}

    /** Weights of a projection, by its place in the network. */
    public record WeightsAt(long step, int projection, boolean change, Weights weights) {}

    /** {@code values.get(k).get(v)}: variable v of the k-th neuron of a state recorder; of a batch row after row of each. */
    public record StateAt(long step, int population, int recorder, List<List<Double>> values) {}

    /** What the user marked. */
    public record Marker(long step, String text) {}

    private final List<Spike> spikes = new ArrayList<>();
    private final List<WeightsAt> weights = new ArrayList<>();
    private final List<WeightDigest> weightDigests = new ArrayList<>();
    private final List<StateAt> states = new ArrayList<>();
    private final List<OutsideInput> inputs = new ArrayList<>();
    private final List<Marker> markers = new ArrayList<>();
    private Optional<RunHeader> header = Optional.empty();
    private Optional<RunEnd> end = Optional.empty();
    private long lastStep;

    @Override
    public void open(RunHeader header) {
        this.header = Optional.of(header);
    }

    @Override
    public void spikes(SpikeFrame frame) {
        for (int k = 0; k < frame.size(); k++) {
            spikes.add(new Spike(
                    frame.firstStep() + frame.stepOffset(k),
                    frame.population(k),
                    frame.neuron(k),
                    frame.value(k),
                    frame.row(k)));
        }
    }

    @Override
    public void weights(WeightSnapshot snapshot) {
        int size = snapshot.size();
        int[] sources = new int[size];
        int[] targets = new int[size];
        float[] values = new float[size];
        for (int k = 0; k < size; k++) {
            sources[k] = snapshot.source(k);
            targets[k] = snapshot.target(k);
            values[k] = snapshot.weight(k);
        }
        weights.add(new WeightsAt(
                snapshot.step(), snapshot.projection(), snapshot.change(), new Weights(sources, targets, values)));
    }

    @Override
    public void weightDigest(long step, int projection, long synapses, String digest) {
        weightDigests.add(new WeightDigest(step, projection, synapses, digest));
    }

    @Override
    public void state(StateSample sample) {
        List<List<Double>> values = new ArrayList<>(sample.neurons());
        for (int k = 0; k < sample.neurons(); k++) {
            List<Double> neuron = new ArrayList<>(sample.variables());
            for (int v = 0; v < sample.variables(); v++) {
                neuron.add(sample.value(k, v));
            }
            values.add(List.copyOf(neuron));
        }
        states.add(new StateAt(sample.step(), sample.population(), sample.recorder(), List.copyOf(values)));
    }

    @Override
    public void input(OutsideInput input) {
        inputs.add(input);
    }

    @Override
    public void marker(long step, String text) {
        markers.add(new Marker(step, text));
    }

    @Override
    public void progress(long step) {
        lastStep = step;
    }

    @Override
    public void end(RunEnd end) {
        this.end = Optional.of(end);
    }

    /** What was run; only once it began. */
    public RunHeader header() {
        return header.orElseThrow(() -> new IllegalStateException("the run has not begun"));
    }

    /** All spikes in the order step, population, neuron, row. */
    public List<Spike> spikes() {
        return List.copyOf(spikes);
    }

    /** Those of one population. */
    public List<Spike> spikes(String population) {
        List<String> names = header().populations().stream()
                .map(RunHeader.PopulationInfo::name)
                .toList();
        int place = names.indexOf(population);
        if (place < 0) {
            throw new IllegalArgumentException("no population " + population);
        }
        return spikes.stream().filter(spike -> spike.population() == place).toList();
    }

    public List<WeightsAt> weights() {
        return List.copyOf(weights);
    }

    public List<WeightDigest> weightDigests() {
        return List.copyOf(weightDigests);
    }

    public List<StateAt> states() {
        return List.copyOf(states);
    }

    public List<OutsideInput> inputs() {
        return List.copyOf(inputs);
    }

    public List<Marker> markers() {
        return List.copyOf(markers);
    }

    /** How it ended, if it ended as it should. */
    public Optional<RunEnd> end() {
        return end;
    }

    /** Everything up to this step has come. */
    public long lastStep() {
        return lastStep;
    }
}
