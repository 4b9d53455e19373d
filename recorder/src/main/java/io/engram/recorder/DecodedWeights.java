package io.engram.recorder;

import io.engram.runtime.Weights;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/** Weights as read from a journal, with the synapses they belong to, which stay in memory once they were read. */
final class DecodedWeights implements WeightSnapshot {
    /** The synapses of a snapshot, one entry a synapse. */
    record Layout(int projection, int[] sources, int[] targets) {
        static Layout read(RecordCursor cursor) {
            int projection = cursor.index();
            int size = cursor.count(2);
            int[] sources = new int[size];
            int[] targets = new int[size];
            int source = 0;
            int target = 0;
            for (int k = 0; k < size; k++) {
                target += (int) cursor.zigzag();
                source += (int) cursor.zigzag();
                targets[k] = target;
                sources[k] = source;
            }
            return new Layout(projection, sources, targets);
        }
    }

    private final LongFunction<Layout> load;
    private final Map<Long, Layout> layouts = new HashMap<>();
    private long step;
    private int projection;
    private boolean change;
    private float[] values = new float[0];
    private Layout layout = new Layout(0, new int[0], new int[0]);

    /** {@code load} reads the layout that is the record of a given number. */
    DecodedWeights(LongFunction<Layout> load) {
        this.load = load;
    }

    void read(RecordCursor cursor) {
        change = cursor.kind() == RecordKind.CHANGE;
        step = cursor.step();
        projection = cursor.index();
        long number = cursor.varint();
        values = new float[cursor.count(Float.BYTES)];
        for (int k = 0; k < values.length; k++) {
            values[k] = cursor.float32();
        }
        layout = layouts.computeIfAbsent(number, load::apply);
        if (layout.sources().length != values.length || layout.projection() != projection) {
            throw new DamagedRecordException("its weights do not fit their synapses");
        }
    }

    /** Their own, to keep. */
    Weights copy() {
        return new Weights(layout.sources().clone(), layout.targets().clone(), values.clone());
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public int projection() {
        return projection;
    }

    @Override
    public boolean change() {
        return change;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public int source(int k) {
        return layout.sources()[k];
    }

    @Override
    public int target(int k) {
        return layout.targets()[k];
    }

    @Override
    public float weight(int k) {
        return values[k];
    }
}
