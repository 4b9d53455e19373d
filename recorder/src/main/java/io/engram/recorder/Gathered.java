package io.engram.recorder;

import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a stretch of a run recorded, of events as they are named and ordered whatever the slices: spikes and samples of state
 * in two columns of longs, where and what. Weights wait until they are taken. Filled by a recorder's thread, read by another.
 */
final class Gathered implements Sink {
    private final Events spikes = new Events();
    private final Events states = new Events();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private Optional<RunEnd> end = Optional.empty();

    /** Weights, or their digest alone. */
    record Snapshot(long step, int projection, long synapses, float[] values, String digest) {}

    @Override
    public synchronized void spikes(SpikeFrame frame) {
        for (int k = 0; k < frame.size(); k++) {
            spikes.add(
                    frame.firstStep() + frame.stepOffset(k),
                    frame.population(k),
                    frame.neuron(k),
                    frame.row(k),
                    Float.floatToRawIntBits(frame.value(k)));
        }
    }

    @Override
    public synchronized void state(StateSample sample) {
        for (int k = 0; k < sample.neurons(); k++) {
            for (int v = 0; v < sample.variables(); v++) {
                states.add(sample.step(), sample.recorder(), k, v, Double.doubleToRawLongBits(sample.value(k, v)));
            }
        }
    }

    @Override
    public synchronized void weights(WeightSnapshot snapshot) {
        snapshots.add(new Snapshot(snapshot.step(), snapshot.projection(), snapshot.size(), values(snapshot), ""));
    }

    static float[] values(WeightSnapshot snapshot) {
        float[] values = new float[snapshot.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = snapshot.weight(k);
        }
        return values;
    }

    @Override
    public synchronized void weightDigest(long step, int projection, long synapses, String digest) {
        snapshots.add(new Snapshot(step, projection, synapses, new float[0], digest));
    }

    @Override
    public synchronized void end(RunEnd how) {
        end = Optional.of(how);
    }

    Events spikes() {
        return spikes;
    }

    Events states() {
        return states;
    }

    Optional<RunEnd> end() {
        return end;
    }

    /** Those that came and have not been taken yet, in their order. */
    synchronized List<Snapshot> takeSnapshots() {
        List<Snapshot> taken = List.copyOf(snapshots);
        snapshots.clear();
        return taken;
    }
}
