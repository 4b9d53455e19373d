package io.engram.recorder;

import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Counts what is played back. */
final class SpikeCounts implements Sink {
    private final long fromStep;
    private final long[] all;
    private final long[] since;
    private final List<MemorySink.Marker> markers = new ArrayList<>();
    private long spikes;
    private long weights;
    private long states;
    private long inputs;

    /** Of so many populations; counts those from {@code fromStep} on apart, too. */
    SpikeCounts(int populations, long fromStep) {
        this.fromStep = fromStep;
        all = new long[populations];
        since = new long[populations];
    }

    @Override
    public void spikes(SpikeFrame frame) {
        for (int k = 0; k < frame.size(); k++) {
            all[frame.population(k)]++;
            if (frame.firstStep() + frame.stepOffset(k) >= fromStep) {
                since[frame.population(k)]++;
            }
        }
        spikes += frame.size();
    }

    @Override
    public void weights(WeightSnapshot snapshot) {
        weights++;
    }

    @Override
    public void state(StateSample sample) {
        states++;
    }

    @Override
    public void input(OutsideInput input) {
        inputs++;
    }

    @Override
    public void marker(long step, String text) {
        markers.add(new MemorySink.Marker(step, text));
    }

    long all(int population) {
        return all[population];
    }

    long since(int population) {
        return since[population];
    }

    long spikes() {
        return spikes;
    }

    long weights() {
        return weights;
    }

    long states() {
        return states;
    }

    long inputs() {
        return inputs;
    }

    List<MemorySink.Marker> markers() {
        return List.copyOf(markers);
    }
}
