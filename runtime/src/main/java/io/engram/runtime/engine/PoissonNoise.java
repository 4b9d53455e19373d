package io.engram.runtime.engine;

import io.engram.runtime.network.Stimulus;
import io.engram.runtime.random.Draws;
import io.engram.runtime.random.PoissonDraws;
import io.engram.runtime.spi.NeuronModel;

/**
 * Private Poisson input of one shard: a Poisson number of events of one weight a neuron, row and step. Row 0 of a batch
 * draws what a run of one input draws.
 */
final class PoissonNoise {
    private final PoissonDraws[] draws;
    private final int[] counts;
    private final Stimulus.PoissonInput stimulus;
    private final double dtMs;
    private final int receptor;
    private final long fromStep;
    private final long toStep;

    /**
     * @param place of the stimulus in the network
     * @param first the first neuron of the shard that takes part, within the population
     * @param last one past the last
     * @param targetFirst the first neuron of the stimulus' target
     */
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
        this.fromStep = fromStep;
        this.toStep = toStep;
        dtMs = plan.network().dtMs();
        int receptors = ((NeuronModel) plan.description().model()).receptors().size();
        receptor = receptors == 2 && stimulus.weight() < 0 ? 1 : 0;
        String purpose = "stimulus/" + place;
        long rateKey = Draws.key(plan.network().seed(), purpose + "/rate");
        boolean one = stimulus.rateHz().isConstant() && first == plan.from() && last == plan.to();
        double[] meanPerStep = new double[one ? 1 : plan.size()];
        for (int i = 0; i < meanPerStep.length; i++) {
            int neuron = plan.from() + i;
            meanPerStep[i] = neuron < first || neuron >= last
                    ? 0
                    : stimulus.rateHz().at(rateKey, neuron - targetFirst) * dtMs / 1000;
        }
        long key = Draws.key(plan.network().seed(), purpose);
        draws = new PoissonDraws[plan.batch()];
        for (int row = 0; row < draws.length; row++) {
            draws[row] = new PoissonDraws(Draws.row(key, row), meanPerStep, plan.from(), plan.size());
        }
        counts = new int[draws.length == 1 ? 0 : plan.size()];
    }

    void apply(long step, double[][] input) {
        if (step >= fromStep && step < toStep) {
            double factor = stimulus.rateOverTime().during(step, dtMs);
            for (int row = 0; row < draws.length; row++) {
                draws[row].factor(factor);
                if (draws.length == 1) {
                    draws[row].addTo(step, stimulus.weight(), input[receptor]);
                } else {
                    draws[row].counts(step, counts);
                    add(row, input[receptor]);
                }
            }
        }
    }

    private void add(int row, double[] input) {
        for (int i = 0; i < counts.length; i++) {
            input[i * draws.length + row] += stimulus.weight() * counts[i];
        }
    }
}
