package io.engram.runtime.engine;

import io.engram.runtime.network.Stimulus;
import io.engram.runtime.random.Draws;
import io.engram.runtime.random.PoissonDraws;

/** Private Poisson input of neurons of one shard: a Poisson number of events of one weight at each step. */
final class PoissonNoise {
    private final PoissonDraws draws;
    private final Stimulus.PoissonInput stimulus;
    private final double dtMs;
    private final int receptor;
    private final long fromStep;
    private final long toStep;

    PoissonNoise(
            ShardPlan plan,
            Stimulus.PoissonInput stimulus,
            int place,
            int first,
            int last,
            int targetFirst,
            long fromStep,
            long toStep) {
        this.stimulus = stimulus;
        dtMs = plan.network().dtMs();
        int receptors = ((io.engram.runtime.spi.NeuronModel) plan.description().model())
                .receptors()
                .size();
        receptor = receptors == 2 && stimulus.weight() < 0 ? 1 : 0;
        this.fromStep = fromStep;
        this.toStep = toStep;
        long rateKey = Draws.key(plan.network().seed(), "stimulus/" + place + "/rate");
        double[] meanPerStep = new double[stimulus.rateHz().isConstant() ? 1 : last - first];
        for (int i = 0; i < meanPerStep.length; i++) {
            meanPerStep[i] = stimulus.rateHz().at(rateKey, first + i - targetFirst) * dtMs / 1000;
        }
        draws = new PoissonDraws(
                Draws.key(plan.network().seed(), "stimulus/" + place),
                meanPerStep,
                first,
                last - first,
                first - plan.from());
    }

    void apply(long step, double[][] input) {
        if (step >= fromStep && step < toStep) {
            draws.addTo(step, stimulus.weight(), stimulus.rateOverTime().at((step - 1) * dtMs), input[receptor]);
        }
    }
}
