package io.engram.facade;

import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Writes down which of its methods are called, and breaks in one of them if told to. */
final class Watching implements Sink {
    private final String breaksIn;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AtomicLong lastSpikeStep = new AtomicLong();

    Watching(String breaksIn) {
        this.breaksIn = breaksIn;
    }

    /** What was called, in order, each kind once. */
    List<String> calls() {
        return calls.stream().distinct().toList();
    }

    long count(String call) {
        return calls.stream().filter(call::equals).count();
    }

    long lastSpikeStep() {
        return lastSpikeStep.get();
    }

    private void called(String method) {
        calls.add(method);
        if (method.equals(breaksIn)) {
            throw new IllegalStateException("no room in " + method);
        }
    }

    @Override
    public void open(RunHeader header) {
        called("open");
    }

    @Override
    public void spikes(SpikeFrame frame) {
        for (int k = 0; k < frame.size(); k++) {
            lastSpikeStep.set(frame.firstStep() + frame.stepOffset(k));
        }
        called("spikes");
    }

    @Override
    public void weights(WeightSnapshot snapshot) {
        called("weights");
    }

    @Override
    public void state(StateSample sample) {
        called("state");
    }

    @Override
    public void input(OutsideInput input) {
        called("input");
    }

    @Override
    public void marker(long step, String text) {
        called("marker");
    }

    @Override
    public void end(RunEnd end) {
        called("end");
    }

    @Override
    public void close() {
        called("close");
    }
}
