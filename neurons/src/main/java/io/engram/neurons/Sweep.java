package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;

/** Updates one unit of a population a step, in an order drawn for each sweep by the step in which it begins, or once. */
final class Sweep implements NeuronKernel {
    private final ThresholdUnit unit;
    private final int shardFrom;
    private final SweepOrder order;

    Sweep(ThresholdUnit unit, NeuronContext context) {
        this.unit = unit;
        shardFrom = context.from();
        order = context.shared(SweepOrder.class, () -> new SweepOrder(context.key(), context.size()));
    }

    @Override
    public void step(NeuronBlock block, int from, int to) {
        int place = (int) ((block.age() - 1) % order.size());
        long sweep = unit.update() == ThresholdUnit.Update.FIXED ? 0 : block.step() - place;
        int i = order.unit(sweep, place) - shardFrom;
        if (i >= from && i < to) {
            unit.update(block, i);
        }
    }
}
