package io.engram.neurons;

import io.engram.runtime.random.PoissonDraws;
import io.engram.runtime.spi.Schedule;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.SpikeOutput;

/**
 * Independent Poisson processes: in each step a neuron emits a Poisson number of spikes of mean {@code rate dt}. The rate may
 * differ from neuron to neuron (parameter {@code rateHz}) and follow a factor over time.
 *
 * @param rateHz spikes a second
 * @param rateOverTime by what the rate is multiplied, from which time on
 */
public record Poisson(double rateHz, Schedule rateOverTime) implements SourceModel {

    private static final String TYPE = "poisson";

    /** 10 Hz. */
    public Poisson() {
        this(10, Schedule.CONSTANT);
    }

    public Poisson {
        Check.notNegative(TYPE, "rateHz", rateHz);
    }

    /** A constant rate. */
    public static Poisson atHz(double rateHz) {
        return new Poisson(rateHz, Schedule.CONSTANT);
    }

    @Override
    public String summary() {
        return "independent Poisson spike trains, a rate a neuron and a factor over time";
    }

    @Override
    public SourceKernel kernel(SourceContext context) {
        double[] meanPerStep = context.parameter("rateHz");
        for (int i = 0; i < meanPerStep.length; i++) {
            Check.notNegative(TYPE, "rateHz", meanPerStep[i]);
            meanPerStep[i] = meanPerStep[i] * context.dtMs() / 1000;
        }
        int size = context.to() - context.from();
        PoissonDraws draws = new PoissonDraws(context.key(), meanPerStep, context.from(), size);
        return new Kernel(draws, rateOverTime, context.dtMs(), new int[size]);
    }

    private record Kernel(PoissonDraws draws, Schedule rateOverTime, double dtMs, int[] counts)
            implements SourceKernel {
        @Override
        public void step(long step, SpikeOutput out) {
            draws.factor(rateOverTime.during(step, dtMs));
            draws.counts(step, counts);
            for (int i = 0; i < counts.length; i++) {
                for (int spike = counts[i]; spike > 0; spike--) {
                    out.spike(i);
                }
            }
        }
    }
}
