package io.engram.neurons;

import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Threshold logic without memory (McCulloch and Pitts 1943): what arrives is held against the threshold. All unitless.
 *
 * <pre>
 *   v := input      v &gt;= threshold: fires
 * </pre>
 *
 * <p>In a step: arrivals and current (1 pA counts as 1) become v, which stays until the next; then the test. Nothing is reset.
 *
 * @param threshold fires at or above it
 */
public record McCullochPitts(double threshold) implements NeuronModel {

    /** BindsNET's default. */
    public McCullochPitts() {
        this(1);
    }

    public McCullochPitts {
        Check.finite("mc-culloch-pitts", "threshold", threshold);
    }

    @Override
    public String summary() {
        return "threshold logic without memory (McCulloch and Pitts 1943)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(new StateVariable("v", "", 0));
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        return (block, from, to) -> {
            double[] v = block.state(0);
            double[] input = block.input(0);
            double[] current = block.current();
            for (int i = from; i < to; i++) {
                v[i] = input[i] + current[i];
                if (v[i] >= threshold) {
                    block.spike(i);
                }
            }
        };
    }
}
