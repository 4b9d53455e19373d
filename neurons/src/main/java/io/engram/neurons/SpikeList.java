package io.engram.neurons;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.SpikeOutput;
import io.engram.runtime.spi.SpikeTrain;
import java.util.Arrays;

/**
 * Spikes given one by one, each emitted at the step nearest to its time; equal entries are emitted as often as given.
 *
 * @param spikes neurons and times
 */
public record SpikeList(SpikeTrain spikes) implements SourceModel {

    private static final int NEURON_BITS = 31;

    /** A step and a neuron share a long that is not negative. */
    private static final long LAST_STEP = (1L << (63 - NEURON_BITS)) - 1;

    /** No spikes. */
    public SpikeList() {
        this(SpikeTrain.empty());
    }

    @Override
    public String summary() {
        return "spikes given one by one, for example read from a file";
    }

    @Override
    public SourceKernel kernel(SourceContext context) {
        long[] events = new long[spikes.size()];
        int count = 0;
        for (int k = 0; k < spikes.size(); k++) {
            int neuron = spikes.neuron(k);
            long step = Math.round(spikes.timeMs(k) / context.dtMs());
            if (neuron >= context.size()) {
                throw new SpecException("spike-list: neuron=" + neuron + " of the spike at " + spikes.timeMs(k)
                        + " ms; must be below the population's size=" + context.size());
            }
            if (step < 1) {
                throw new SpecException("spike-list: time=" + spikes.timeMs(k) + " ms of a spike of neuron " + neuron
                        + "; must be on or after the first step, which ends at " + context.dtMs() + " ms");
            }
            if (step > LAST_STEP) {
                throw new SpecException("spike-list: time=" + spikes.timeMs(k) + " ms of a spike of neuron " + neuron
                        + "; must be at most " + LAST_STEP + " steps of " + context.dtMs() + " ms");
            }
            if (neuron >= context.from() && neuron < context.to()) {
                events[count] = step << NEURON_BITS | (neuron - context.from());
                count++;
            }
        }
        long[] ours = Arrays.copyOf(events, count);
        Arrays.sort(ours);
        return new Kernel(ours);
    }

    /** Walks along the events, which are ordered by step, then neuron. */
    private static final class Kernel implements SourceKernel {
        private final long[] events;
        private int next;

        Kernel(long[] events) {
            this.events = events;
        }

        @Override
        public void step(long step, SpikeOutput out) {
            while (next < events.length && events[next] >>> NEURON_BITS <= step) {
                if (events[next] >>> NEURON_BITS == step) {
                    out.spike((int) events[next] & Integer.MAX_VALUE);
                }
                next++;
            }
        }

        @Override
        public double[] save() {
            return new double[] {next};
        }

        @Override
        public void restore(double[] saved) {
            next = (int) saved[0];
        }
    }
}
