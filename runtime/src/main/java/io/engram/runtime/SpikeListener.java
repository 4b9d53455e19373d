package io.engram.runtime;

import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import java.util.function.Consumer;

/** A sink that passes spikes on and nothing else. */
record SpikeListener(Consumer<SpikeFrame> listener) implements Sink {

    @Override
    public void spikes(SpikeFrame frame) {
        listener.accept(frame);
    }
}
