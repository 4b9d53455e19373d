package io.engram.runtime.spi;

import java.util.ArrayList;
import java.util.List;

/** Writes down everything a sink is told but the progress, a line each, so that two runs can be compared. */
public final class Transcript implements Sink {
    private final List<String> lines = new ArrayList<>();

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void open(RunHeader header) {
        lines.add(header.toString());
    }

    @Override
    public void spikes(SpikeFrame frame) {
        StringBuilder line = new StringBuilder("spikes " + frame.firstStep() + "+" + frame.stepCount());
        for (int k = 0; k < frame.size(); k++) {
            line.append(' ').append(frame.stepOffset(k)).append(':');
            line.append(frame.population(k)).append(':').append(frame.neuron(k));
            if (frame.row(k) > 0) {
                line.append('r').append(frame.row(k));
            }
            if (frame.graded()) {
                line.append('=').append(Integer.toHexString(Float.floatToRawIntBits(frame.value(k))));
            }
        }
        lines.add(line.toString());
    }

    @Override
    public void weights(WeightSnapshot snapshot) {
        StringBuilder line = new StringBuilder("weights " + snapshot.step() + " of " + snapshot.projection());
        line.append(snapshot.change() ? " changed" : " taken");
        for (int k = 0; k < snapshot.size(); k++) {
            line.append(' ').append(snapshot.source(k)).append('>').append(snapshot.target(k));
            line.append('=').append(Integer.toHexString(Float.floatToRawIntBits(snapshot.weight(k))));
        }
        lines.add(line.toString());
    }

    @Override
    public void weightDigest(long step, int projection, long synapses, String digest) {
        lines.add("weights " + step + " of " + projection + ", " + synapses + ": " + digest);
    }

    @Override
    public void state(StateSample sample) {
        StringBuilder line = new StringBuilder("state " + sample.step() + " of " + sample.population());
        line.append(" by ").append(sample.recorder());
        for (int k = 0; k < sample.neurons(); k++) {
            line.append(" |");
            for (int v = 0; v < sample.variables(); v++) {
                line.append(' ').append(Long.toHexString(Double.doubleToRawLongBits(sample.value(k, v))));
            }
        }
        lines.add(line.toString());
    }

    @Override
    public void input(OutsideInput input) {
        lines.add(input.toString());
    }

    @Override
    public void marker(long step, String text) {
        lines.add("marker " + step + " " + text);
    }

    @Override
    public void end(RunEnd end) {
        lines.add(end.toString());
    }

    @Override
    public void close() {
        lines.add("closed");
    }
}
