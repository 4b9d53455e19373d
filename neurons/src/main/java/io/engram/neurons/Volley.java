package io.engram.neurons;

import io.engram.runtime.spi.EncoderKernel;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SpikeOutput;
import java.util.Arrays;

/** The kernel of encoders of whose units each fires at most once in a showing, at a step that the pattern determines. */
final class Volley implements EncoderKernel {
    private static final int UNIT_BITS = 31;
    private static final long LAST_STEP = (1L << (63 - UNIT_BITS)) - 1;

    private final int from;
    private final Timing timing;
    /** Step of the showing, from 1 on, and unit of the shard, ascending. */
    private final long[] spikes;

    private int count;
    private int next;
    private long before;

    /** When the units of a pattern fire. */
    @FunctionalInterface
    interface Timing {
        /** The step of each unit, counted from 1 at the first of the showing; 0 for one that does not fire. */
        long[] steps(Pattern values);
    }

    Volley(SourceContext context, Timing timing) {
        from = context.from();
        this.timing = timing;
        spikes = new long[context.to() - context.from()];
    }

    @Override
    public void show(long step, Pattern values) {
        before = step - 1;
        count = 0;
        next = 0;
        long[] steps = timing.steps(values);
        for (int i = 0; i < spikes.length; i++) {
            long at = steps[from + i];
            if (at > 0 && at <= LAST_STEP) {
                spikes[count] = at << UNIT_BITS | i;
                count++;
            }
        }
        Arrays.sort(spikes, 0, count);
    }

    @Override
    public void step(long step, SpikeOutput out) {
        long now = step - before;
        while (next < count && spikes[next] >>> UNIT_BITS <= now) {
            // A kernel that was restored passes over what was fired before.
            if (spikes[next] >>> UNIT_BITS == now) {
                out.spike((int) spikes[next] & Integer.MAX_VALUE);
            }
            next++;
        }
    }
}
