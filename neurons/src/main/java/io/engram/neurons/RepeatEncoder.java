package io.engram.neurons;

import io.engram.runtime.spi.EncoderKernel;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SpikeOutput;

/**
 * Repeats the shown pattern in every step: a unit fires as many times as its value says, 1 being one spike a step (BindsNET's
 * {@code repeat}). Values that are not whole have no spikes: {@link BernoulliEncoder} draws them.
 */
public record RepeatEncoder() implements EncoderModel {
    private static final float MOST = 1000;

    @Override
    public String summary() {
        return "the shown values as spikes in every step, 1 being one spike";
    }

    @Override
    public boolean takes(float value) {
        return value >= 0 && value <= MOST && value == (int) value;
    }

    @Override
    public String allowed() {
        return "must be a whole number of spikes a step, from 0 to " + (int) MOST;
    }

    @Override
    public EncoderKernel kernel(SourceContext context) {
        return new Kernel(new ShownUnits(context.from(), context.to()));
    }

    private record Kernel(ShownUnits shown) implements EncoderKernel {
        @Override
        public void show(long step, Pattern values) {
            shown.take(values);
        }

        @Override
        public void step(long step, SpikeOutput out) {
            for (int k = 0; k < shown.count(); k++) {
                for (int spikes = (int) shown.value(k); spikes > 0; spikes--) {
                    out.spike(shown.unit(k));
                }
            }
        }
    }
}
