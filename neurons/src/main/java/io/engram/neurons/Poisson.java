package io.engram.neurons;

import io.engram.runtime.random.PoissonDraws;
import io.engram.runtime.spi.Schedule;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.SpikeOutput;
import java.util.Optional;

/**
 * Independent Poisson processes: in each step a neuron emits a Poisson number of spikes of mean {@code rate dt}. The rate may
 * differ from neuron to neuron (parameter {@code rateHz}) and follow a factor over time.
 *
 * <p>Where a neuron's rate is constant and at most 0.02 spikes a step, its intervals are drawn, and a step costs by its spikes
 * ({@link PoissonIntervals}); else a count is drawn at each step. The law is the same.
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
        return new Kernel(context, meanPerStep, rateOverTime);
    }

    /** Which neurons draw intervals depends on their own rates alone, so that the shards change no bit. */
    private static final class Kernel implements SourceKernel {
        private final Schedule rateOverTime;
        private final double dtMs;
        private final PoissonIntervals intervals;
        private final Optional<PoissonDraws> draws;
        private final int[] counts;
        private final SpikeOutput counting;

        Kernel(SourceContext context, double[] meanPerStep, Schedule rateOverTime) {
            this.rateOverTime = rateOverTime;
            dtMs = context.dtMs();
            counts = new int[meanPerStep.length];
            counting = i -> counts[i]++;
            double[] rare = new double[counts.length];
            double[] often = new double[counts.length];
            boolean constant = rateOverTime.equals(Schedule.CONSTANT);
            boolean anyOften = false;
            for (int i = 0; i < counts.length; i++) {
                boolean isRare = constant && meanPerStep[i] <= PoissonIntervals.MOST_MEAN;
                rare[i] = isRare ? meanPerStep[i] : 0;
                often[i] = isRare ? 0 : meanPerStep[i];
                anyOften |= !isRare;
            }
            intervals = new PoissonIntervals(context.key(), rare, context.from());
            draws = anyOften
                    ? Optional.of(new PoissonDraws(context.key(), often, context.from(), counts.length))
                    : Optional.empty();
        }

        @Override
        public void step(long step, SpikeOutput out) {
            if (draws.isEmpty()) {
                intervals.step(step, out);
                return;
            }
            draws.get().factor(rateOverTime.during(step, dtMs));
            draws.get().counts(step, counts);
            intervals.step(step, counting);
            for (int i = 0; i < counts.length; i++) {
                for (int spike = counts[i]; spike > 0; spike--) {
                    out.spike(i);
                }
            }
        }

        @Override
        public double[] save() {
            return intervals.save();
        }

        @Override
        public void restore(double[] saved) {
            intervals.restore(saved);
        }
    }
}
