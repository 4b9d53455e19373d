package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.StateHistory;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Delays.Part;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;

/** A block of one synapse whose source's spikes and whose target's voltage are prescribed, step by step. */
final class Prescribed {
    private final PlasticBlock block;
    private final SpikeHistory source = new SpikeHistory(8);
    private final SpikeHistory target = new SpikeHistory(8);
    private final StateHistory states;
    private final double[][] v = new double[1][1];
    private final float[] weight = new float[1];
    private long step;

    Prescribed(LearningRule rule, double dtMs, int preDelay, int postDelay, double initialWeight, double initialMv) {
        Synapses synapse = new Synapses(
                new int[] {0, 1}, new int[] {0}, new float[] {(float) initialWeight}, new int[] {preDelay + 1});
        Delays delays = new Delays(
                Value.constant((preDelay + 1) * dtMs),
                new Part.Fixed(preDelay * dtMs),
                new Part.Fixed(postDelay * dtMs));
        block = PlasticBlock.of(new PlasticPlan("learn", 0, rule, dtMs, 1, 1, 0, 1, 1, delays, synapse));
        v[0][0] = initialMv;
        states = new StateHistory(new int[] {0}, 1 + block.historySteps(), v);
        block.watch(states);
    }

    /** The next step, at whose end the target is at {@code vMv}. */
    void step(boolean fires, double vMv) {
        step++;
        source.open(step);
        target.open(step);
        if (fires) {
            source.append(step, new int[] {0}, 0, 1, 0);
        }
        v[0][0] = vMv;
        states.record(step, v);
        block.learn(step, 1, source, target);
    }

    double weight() {
        block.readWeights(weight);
        return weight[0];
    }
}
