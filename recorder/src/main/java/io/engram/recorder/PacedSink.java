package io.engram.recorder;

import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.function.LongPredicate;

/**
 * Hands everything on when its step is due; a frame when its last spike is.
 *
 * @param sink into which it goes
 * @param due waits until a step is due; false if it never will be, because the replay was stopped
 */
record PacedSink(Sink sink, LongPredicate due) implements Sink {
    @Override
    public void open(RunHeader header) {
        sink.open(header);
    }

    @Override
    public void spikes(SpikeFrame frame) {
        int last = frame.size() - 1;
        if (due.test(frame.firstStep() + (last < 0 ? 0 : frame.stepOffset(last)))) {
            sink.spikes(frame);
        }
    }

    @Override
    public void weights(WeightSnapshot snapshot) {
        if (due.test(snapshot.step())) {
            sink.weights(snapshot);
        }
    }

    @Override
    public void weightDigest(long step, int projection, long synapses, String digest) {
        if (due.test(step)) {
            sink.weightDigest(step, projection, synapses, digest);
        }
    }

    @Override
    public void state(StateSample sample) {
        if (due.test(sample.step())) {
            sink.state(sample);
        }
    }

    @Override
    public void input(OutsideInput input) {
        if (due.test(input.step())) {
            sink.input(input);
        }
    }

    @Override
    public void marker(long step, String text) {
        if (due.test(step)) {
            sink.marker(step, text);
        }
    }

    @Override
    public void progress(long step) {
        if (due.test(step)) {
            sink.progress(step);
        }
    }

    @Override
    public void end(RunEnd end) {
        if (due.test(end.step())) {
            sink.end(end);
        }
    }

    @Override
    public void close() {
        sink.close();
    }
}
