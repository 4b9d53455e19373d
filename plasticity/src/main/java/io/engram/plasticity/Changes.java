package io.engram.plasticity;

import io.engram.runtime.spi.Reduction;
import java.util.Arrays;

/**
 * What the rows of a batch want to change, on its way to one change a weight. For synapses with a weight of their own the
 * rows of one synapse are gathered and reduced at once; where synapses share weights, those of a slot are summed row by row
 * first, and {@link #settle settled} when the side of the step is over. Owned by its block; one thread.
 *
 * <pre>
 *   shared[slot * batch + row]   sum over the slot's synapses
 * </pre>
 */
final class Changes {
    private final boolean mean;
    private final boolean greatestOnly;
    private final int batch;
    private final double[] shared;
    private final boolean[] touched;
    private final int[] slots;
    private int slotCount;
    private final long[] fires;
    private long now;

    private double sum;
    private double first;
    private double greatest;
    private int rows;
    private boolean equal;

    /** For {@code sharedSlots} weights that synapses share, or none, and so many targets. */
    Changes(Reduction reduction, int batch, int sharedSlots, int targets) {
        mean = reduction == Reduction.MEAN;
        greatestOnly = reduction == Reduction.MAX;
        this.batch = batch;
        shared = new double[Math.multiplyExact(sharedSlots, batch)];
        touched = new boolean[sharedSlots];
        slots = new int[sharedSlots];
        fires = new long[targets];
    }

    /** No target fires yet at the step of the sources that act next. */
    void beginTargets() {
        now++;
    }

    /** Target {@code target} fires in some row. */
    void fires(int target) {
        fires[target] = now;
    }

    /** Whether a source that acts now meets a spike of {@code target} in some row. */
    boolean meets(int target) {
        return fires[target] == now;
    }

    /** A synapse begins, or a slot. */
    void begin() {
        sum = 0;
        rows = 0;
        equal = true;
        greatest = 0;
    }

    /** The next row wants this change. */
    void add(double change) {
        if (rows == 0) {
            first = change;
        } else if (change != first) {
            equal = false;
        }
        rows++;
        sum += change;
        if (Math.abs(change) > Math.abs(greatest)) {
            greatest = change;
        }
    }

    /** What the rows come to. */
    double reduced() {
        return rows == batch && equal ? ofEqual(first) : of(sum, greatest);
    }

    /** What rows come to whose changes have this sum and, of greatest magnitude, this. */
    double of(double sumOfRows, double greatestOfRows) {
        return mean ? sumOfRows / batch : greatestOnly ? greatestOfRows : sumOfRows;
    }

    /** What rows come to that all want the same: their mean is that, to the last bit. */
    double ofEqual(double change) {
        return mean || greatestOnly ? change : change * batch;
    }

    /** A synapse of {@code slot} wants a change in {@code row}. */
    void add(int slot, int row, double change) {
        if (!touched[slot]) {
            touched[slot] = true;
            slots[slotCount++] = slot;
        }
        shared[slot * batch + row] += change;
    }

    /** Slots that wait to be settled. */
    int slotCount() {
        return slotCount;
    }

    int slot(int k) {
        return slots[k];
    }

    /** What the rows of {@code slot} come to. */
    double reduced(int slot) {
        begin();
        for (int row = 0; row < batch; row++) {
            add(shared[slot * batch + row]);
        }
        return reduced();
    }

    /** All slots have been settled. */
    void settle() {
        for (int k = 0; k < slotCount; k++) {
            int slot = slots[k];
            touched[slot] = false;
            Arrays.fill(shared, slot * batch, (slot + 1) * batch, 0);
        }
        slotCount = 0;
    }
}
