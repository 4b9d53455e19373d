package io.engram.bench.whole;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.Population;
import io.engram.runtime.network.Recording;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SourceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A source that never fires and notes on the clock on the wall when each step is made: the longest time between two steps
 * is the longest that the run stood still. Written by the worker that its one neuron is on; to be read between runs.
 */
final class StepClock implements SourceModel {
    private final long everySteps;
    private long lastNanos;
    private long longestNanos;
    private long dueNanos;

    /** What comes every {@code everySteps} is due after these. */
    StepClock(long everySteps) {
        this.everySteps = everySteps;
    }

    /** {@code network} with such a clock, recording nothing but {@code weights}. */
    Network in(Network network, Recording.Weights weights) {
        List<Population> populations = new ArrayList<>(network.populations());
        populations.add(new Population("step-clock", 1, this, Map.of(), Map.of()));
        return new Network(
                network.name(),
                network.seed(),
                network.dtMs(),
                network.durationMs(),
                network.warmUpMs(),
                network.batch(),
                populations,
                network.projections(),
                network.stimuli(),
                network.signals(),
                new Recording(Optional.of(List.of()), List.of(), List.of(weights)));
    }

    @Override
    public String summary() {
        return "notes when each step is made";
    }

    @Override
    public SourceKernel kernel(SourceContext context) {
        return (step, out) -> {
            if (context.from() < context.to()) {
                tick(step, System.nanoTime());
            }
        };
    }

    private void tick(long step, long now) {
        longestNanos = Math.max(longestNanos, lastNanos == 0 ? 0 : now - lastNanos);
        lastNanos = now;
        dueNanos = step % everySteps == 0 ? now : dueNanos;
    }

    /** Forgets what was. */
    void begin() {
        lastNanos = 0;
        longestNanos = 0;
    }

    /** When the last step was made after which something was due. */
    long dueNanos() {
        return dueNanos;
    }

    /** The longest time between two steps since {@link #begin}. */
    double longestSeconds() {
        return longestNanos / 1e9;
    }
}
