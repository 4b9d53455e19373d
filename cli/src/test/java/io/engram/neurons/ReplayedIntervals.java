package io.engram.neurons;

import io.engram.runtime.spi.EncoderKernel;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SpikeOutput;

/** {@link PoissonEncoder.Mode#BINDSNET} of values in Hz with intervals that were drawn elsewhere, in steps. */
public final class ReplayedIntervals implements EncoderKernel {
    private final BindsnetIntervals kernel;

    /** {@code intervals[number][unit]}. */
    public ReplayedIntervals(SourceContext context, long[][] intervals) {
        kernel = new BindsnetIntervals(
                context, context.dtMs() / 1000, (showing, unit, number, mean) -> intervals[number][unit]);
    }

    public double meanSteps(float hz) {
        return kernel.meanSteps(hz);
    }

    @Override
    public void show(long step, Pattern values) {
        kernel.show(step, values);
    }

    @Override
    public void step(long step, SpikeOutput out) {
        kernel.step(step, out);
    }
}
