package io.engram.conformance;

import io.engram.neurons.AdaptiveLif;
import io.engram.neurons.AeifCondExp;
import io.engram.neurons.BoostedLif;
import io.engram.neurons.CumulativeSrm;
import io.engram.neurons.DiehlCook;
import io.engram.neurons.DiscreteLif;
import io.engram.neurons.IafCondAlpha;
import io.engram.neurons.IafCondExp;
import io.engram.neurons.IafPscAlpha;
import io.engram.neurons.IafPscDelta;
import io.engram.neurons.IafPscExp;
import io.engram.neurons.IntegrateAndFire;
import io.engram.neurons.Izhikevich;
import io.engram.neurons.IzhikevichHalfSteps;
import io.engram.neurons.Lif;
import io.engram.neurons.LifCurrent;
import io.engram.neurons.McCullochPitts;
import io.engram.neurons.Srm0;
import io.engram.runtime.network.Components;
import io.engram.runtime.spi.NeuronModel;
import java.util.List;
import java.util.SplittableRandom;

/** A neuron model, a weight that moves it noticeably, and a parameter that may be drawn a neuron, from low to high. */
record RandomNeurons(NeuronModel model, double weight, String parameter, double low, double high) {
    static final String REFRACTORY = "tRefMs";

    private static final List<RandomNeurons> KINDS = List.of(
            new RandomNeurons(new IafPscDelta(20, 1, 2, 0, 20, 0, 0), 4, "tauMMs", 8, 25),
            new RandomNeurons(new IafPscExp(), 900, "tauMMs", 8, 25),
            new RandomNeurons(new IafPscAlpha(), 700, "tauMMs", 8, 25),
            new RandomNeurons(new IafCondExp(), 120, "gLNs", 8, 20),
            new RandomNeurons(new IafCondAlpha(-65, 0, -80, -50, -60, 1, 200, 10, 0.5, 2, 0), 40, "eLMv", -70, -60),
            new RandomNeurons(
                    new AeifCondExp(-70, 0, -80, -50, 2, 0, -58, 0.3, 200, 10, 2, 60, 30, 1, 2, 0), 60, "bPa", 0, 80),
            new RandomNeurons(new Izhikevich(0.02, 0.2, -65, 8, 30, 3, true), 15, "d", 2, 8),
            new RandomNeurons(new Izhikevich(0.1, 0.2, -65, 2, 30, 3, false), 15, "a", 0.02, 0.1),
            new RandomNeurons(new IntegrateAndFire(2, 20, 0, -30), 4, "vThresholdMv", 10, 25),
            new RandomNeurons(new Lif(), 3, "tauMMs", 20, 150),
            new RandomNeurons(new LifCurrent(), 1, "tauSynMs", 1, 3),
            new RandomNeurons(new BoostedLif(), 3, "tauMMs", 20, 150),
            new RandomNeurons(new AdaptiveLif(), 3, "thetaPlusMv", 0, 1),
            new RandomNeurons(new DiehlCook(), 3, "tauMMs", 20, 150),
            new RandomNeurons(new IzhikevichHalfSteps(), 100, "d", 2, 8),
            new RandomNeurons(new Srm0(), 4, "deltaUMv", 2, 6),
            new RandomNeurons(new CumulativeSrm(), 2, "tauMMs", 20, 150),
            new RandomNeurons(new McCullochPitts(), 3, "threshold", 0.5, 1.5),
            new RandomNeurons(new DiscreteLif(), 2, "leak", 0.7, 0.95));

    static RandomNeurons of(SplittableRandom random) {
        return KINDS.get(random.nextInt(KINDS.size()));
    }

    boolean isRefractory() {
        return Components.parameters(model).stream()
                .anyMatch(one -> one.javaName().equals(REFRACTORY));
    }
}
