package io.engram.recorder;

import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.function.LongConsumer;

/** Passes everything on, and says how far it is after each progress. */
record EveryStep(Sink sink, LongConsumer after) implements Sink {
    @Override
    public void open(RunHeader header) {
        sink.open(header);
    }

    @Override
    public void spikes(SpikeFrame frame) {
        sink.spikes(frame);
    }

    @Override
    public void weights(WeightSnapshot snapshot) {
        sink.weights(snapshot);
    }

    @Override
    public void weightDigest(long step, int projection, long synapses, String digest) {
        sink.weightDigest(step, projection, synapses, digest);
    }

    @Override
    public void state(StateSample sample) {
        sink.state(sample);
    }

    @Override
    public void input(OutsideInput input) {
        sink.input(input);
    }

    @Override
    public void marker(long step, String text) {
        sink.marker(step, text);
    }

    @Override
    public void progress(long step) {
        sink.progress(step);
        after.accept(step);
    }

    @Override
    public void end(RunEnd end) {
        sink.end(end);
    }

    @Override
    public void close() {
        sink.close();
    }
}
