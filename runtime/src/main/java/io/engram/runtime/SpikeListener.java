package io.engram.runtime;

import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.function.Consumer;

/** A sink that passes spikes on and nothing else. */
record SpikeListener(Consumer<SpikeFrame> listener) implements Sink {
    @Override
    public void open(RunHeader header) {}

    @Override
    public void spikes(SpikeFrame frame) {
        listener.accept(frame);
    }

    @Override
    public void weights(WeightSnapshot snapshot) {}

    @Override
    public void state(StateSample sample) {}

    @Override
    public void input(OutsideInput input) {}

    @Override
    public void marker(long step, String text) {}

    @Override
    public void progress(long step) {}

    @Override
    public void end(RunEnd end) {}

    @Override
    public void close() {}
}
