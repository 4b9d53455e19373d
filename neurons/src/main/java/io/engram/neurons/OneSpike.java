package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import java.util.Arrays;

/**
 * Of those that cross the threshold in a step, one in each row fires, drawn uniformly. The kernels of a population (there is
 * one for each set of parameters) share it and the last of them draws; empty between steps.
 */
final class OneSpike {
    private final Uniforms uniforms;
    private final int end;
    private final int[] left;
    private int[] crossed;
    private int count;

    OneSpike(NeuronContext context, Uniforms uniforms) {
        this.uniforms = uniforms;
        end = (context.to() - context.from()) * context.batch();
        left = new int[context.batch()];
        crossed = new int[end];
    }

    /** Entry {@code entry} crosses the threshold; entries ascend. */
    void cross(NeuronBlock block, int entry) {
        crossed[count] = entry;
        count++;
    }

    /** All below entry {@code to} have been advanced; if that is everyone, the draw is held. */
    void advanced(NeuronBlock block, int to) {
        if (to == end && count > 0) {
            draw(block.step());
            report(block);
        }
    }

    /** How many of each row's go before the one that fires. */
    private void draw(long step) {
        Arrays.fill(left, 0);
        for (int k = 0; k < count; k++) {
            left[crossed[k] % left.length]++;
        }
        for (int row = 0; row < left.length; row++) {
            if (left[row] > 0) {
                left[row] = (int) (uniforms.at(step, row, 0) * left[row]);
            }
        }
    }

    private void report(NeuronBlock block) {
        for (int k = 0; k < count; k++) {
            int row = crossed[k] % left.length;
            if (left[row] == 0) {
                block.spike(crossed[k]);
            }
            left[row]--;
        }
        count = 0;
    }
}
