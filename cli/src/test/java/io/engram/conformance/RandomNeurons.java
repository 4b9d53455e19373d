package io.engram.conformance;

import io.engram.neurons.AdaptiveLif;
import io.engram.neurons.BoostedLif;
import io.engram.neurons.CumulativeSrm;
import io.engram.neurons.DiehlCook;
import io.engram.neurons.DiscreteLif;
import io.engram.neurons.IafPscAlpha;
import io.engram.neurons.IafPscDelta;
import io.engram.neurons.IafPscExp;
import io.engram.neurons.IntegrateAndFire;
import io.engram.neurons.IzhikevichHalfSteps;
import io.engram.neurons.Lif;
import io.engram.neurons.LifCurrent;
import io.engram.neurons.McCullochPitts;
import io.engram.neurons.Srm0;
import io.engram.runtime.spi.NeuronModel;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A neuron model of any kind, with a weight that moves it noticeably.
 *
 * @param perNeuron parameters that may differ from neuron to neuron, of those that {@link RandomNetworks} knows
 */
record RandomNeurons(NeuronModel model, double weight, List<String> perNeuron) {
    static final String TAU = "tauMMs";
    static final String REFRACTORY = "tRefMs";

    private static final List<String> BOTH = List.of(TAU, REFRACTORY);

    private static final List<RandomNeurons> KINDS = List.of(
            new RandomNeurons(new IafPscDelta(20, 1, 2, 0, 20, 0, 0), 4, BOTH),
            new RandomNeurons(new IafPscExp(), 900, BOTH),
            new RandomNeurons(new IafPscAlpha(), 700, BOTH),
            new RandomNeurons(new IntegrateAndFire(2, 20, 0, -30), 4, List.of(REFRACTORY)),
            new RandomNeurons(new Lif(), 3, BOTH),
            new RandomNeurons(new LifCurrent(), 1, BOTH),
            new RandomNeurons(new BoostedLif(), 3, BOTH),
            new RandomNeurons(new AdaptiveLif(), 3, BOTH),
            new RandomNeurons(new DiehlCook(), 3, BOTH),
            new RandomNeurons(new IzhikevichHalfSteps(), 100, List.of()),
            new RandomNeurons(new Srm0(), 4, BOTH),
            new RandomNeurons(new CumulativeSrm(), 2, List.of(TAU)),
            new RandomNeurons(new McCullochPitts(), 3, List.of()),
            new RandomNeurons(new DiscreteLif(), 2, List.of()));

    static RandomNeurons of(SplittableRandom random) {
        return KINDS.get(random.nextInt(KINDS.size()));
    }
}
