package io.engram.neurons;

import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SourceModel;

/** Silent by itself: its spikes are injected from outside while the run goes on, and journaled. */
public record External() implements SourceModel {

    @Override
    public String summary() {
        return "spikes injected from outside while the run goes on";
    }

    @Override
    public SourceKernel kernel(SourceContext context) {
        return (step, out) -> {};
    }

    @Override
    public boolean seedDetermined() {
        return false;
    }
}
