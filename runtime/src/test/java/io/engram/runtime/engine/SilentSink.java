package io.engram.runtime.engine;

import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;

/** Takes everything and does nothing; tests override what they look at. */
class SilentSink implements Sink {
    @Override
    public void open(RunHeader header) {}

    @Override
    public void spikes(SpikeFrame frame) {}

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
