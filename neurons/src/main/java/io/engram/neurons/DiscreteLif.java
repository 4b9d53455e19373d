package io.engram.neurons;

import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Leaky integrate-and-fire unit of discrete time, all unitless: the leak is a factor a step, whatever a step's duration (CANNs'
 * {@code SpikingLayer}).
 *
 * <pre>
 *   v := leak v + input      v &gt;= threshold: fires, v := vReset
 * </pre>
 *
 * <p>In a step: v leaks, arrivals and current (1 pA counts as 1) are added, then the test. It is never refractory.
 *
 * @param leak what a step leaves of v, within 0 and 1
 * @param threshold fires at or above it
 * @param vReset v after a spike
 */
public record DiscreteLif(double leak, double threshold, double vReset) implements NeuronModel {

    private static final String TYPE = "discrete-lif";

    /** CANNs' defaults. */
    public DiscreteLif() {
        this(0.9, 1, 0);
    }

    public DiscreteLif {
        Check.require(leak >= 0 && leak <= 1, TYPE, "leak", leak, "must be within 0 and 1");
        Check.finite(TYPE, "threshold", threshold);
        Check.finite(TYPE, "vReset", vReset);
        Check.require(vReset < threshold, TYPE, "vReset", vReset, "must be below threshold=" + threshold);
    }

    @Override
    public String summary() {
        return "leaky integrate-and-fire of discrete time, the leak a factor a step (CANNs' SpikingLayer)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(new StateVariable("v", "", 0));
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        return (block, from, to) -> {
            double[] v = block.state(0);
            leak(v, block.input(0), block.current(), from, to, leak);
            for (int i = from; i < to; i++) {
                if (v[i] >= threshold) {
                    v[i] = vReset;
                    block.spike(i);
                }
            }
        };
    }

    private static void leak(double[] v, double[] input, double[] current, int from, int to, double leak) {
        for (int i = from; i < to; i++) {
            v[i] = ((leak * v[i] + Propagators.FLUSH) - Propagators.FLUSH) + (input[i] + current[i]);
        }
    }
}
