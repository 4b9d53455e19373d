package io.engram.neurons;

import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;

/**
 * Updates one unit of a population a step, in an order drawn from the seed: for each sweep by the step in which it begins,
 * or once. Every shard draws the whole order, which is a function of key and sweep alone.
 */
final class Sweep implements NeuronKernel {
    private final ThresholdUnit unit;
    private final NeuronContext context;
    private final int[] order;
    private long drawnFor = -1;

    Sweep(ThresholdUnit unit, NeuronContext context) {
        this.unit = unit;
        this.context = context;
        order = new int[context.size()];
    }

    @Override
    public void step(NeuronBlock block, int from, int to) {
        int place = (int) ((block.age() - 1) % order.length);
        draw(unit.update() == ThresholdUnit.Update.FIXED ? 0 : block.step() - place);
        int i = order[place] - context.from();
        if (i >= from && i < to) {
            unit.update(block, i);
        }
    }

    /** Fisher and Yates's shuffle. */
    private void draw(long sweep) {
        if (sweep == drawnFor) {
            return;
        }
        drawnFor = sweep;
        long key = Draws.key(context.key(), sweep);
        for (int k = 0; k < order.length; k++) {
            int other = Draws.below(key, k, k + 1);
            order[k] = order[other];
            order[other] = k;
        }
    }
}
