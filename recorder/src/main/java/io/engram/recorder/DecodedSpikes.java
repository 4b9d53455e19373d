package io.engram.recorder;

import io.engram.runtime.spi.SpikeFrame;
import java.util.Arrays;

/** The spikes of one slice as read from a journal, or those of some of its steps. Its arrays are used again for the next. */
final class DecodedSpikes implements SpikeFrame {
    private long firstStep;
    private int stepCount;
    private int from;
    private int until;
    private int skipped;
    private int[] steps = new int[64];
    private int[] populations = new int[64];
    private int[] neurons = new int[64];
    private float[] values = new float[0];
    private boolean graded;
    private int batch = 1;

    /** How many rows a neuron has: what is read as a neuron is the entry, neuron and row. */
    void batch(int newBatch) {
        batch = newBatch;
    }

    void read(RecordCursor cursor) {
        firstStep = cursor.after() + 1 + cursor.zigzag();
        stepCount = cursor.index();
        int size = cursor.count(1);
        grow(size);
        from = 0;
        until = size;
        skipped = 0;
        int step = 0;
        int k = 0;
        while (k < size) {
            step += cursor.index();
            int population = cursor.index();
            int end = k + cursor.count(1);
            if (end > size || end == k) {
                throw new DamagedRecordException("its spikes do not add up");
            }
            int neuron = 0;
            for (; k < end; k++) {
                neuron += cursor.index();
                steps[k] = step;
                populations[k] = population;
                neurons[k] = neuron;
            }
        }
        graded = cursor.kind() == RecordKind.GRADED;
        if (graded) {
            readValues(cursor, size);
        }
    }

    private void readValues(RecordCursor cursor, int size) {
        if (values.length < size) {
            values = new float[neurons.length];
        }
        int count = cursor.values(size, Float.BYTES);
        for (int k = 0; k < count; k++) {
            values[k] = cursor.float32();
        }
    }

    private void grow(int size) {
        if (steps.length < size) {
            int length = Math.max(size, 2 * steps.length);
            steps = Arrays.copyOf(steps, length);
            populations = Arrays.copyOf(populations, length);
            neurons = Arrays.copyOf(neurons, length);
        }
    }

    /** Keeps the steps from {@code fromStep} to {@code toStep}; false if none of them is in the frame. */
    boolean clip(long fromStep, long toStep) {
        long first = Math.max(firstStep, fromStep);
        long last = Math.min(firstStep + stepCount - 1, toStep);
        if (first > last) {
            return false;
        }
        while (from < until && firstStep + steps[from] < first) {
            from++;
        }
        while (from < until && firstStep + steps[until - 1] > last) {
            until--;
        }
        skipped = (int) (first - firstStep);
        firstStep = first;
        stepCount = (int) (last - first + 1);
        return true;
    }

    @Override
    public long firstStep() {
        return firstStep;
    }

    @Override
    public int stepCount() {
        return stepCount;
    }

    @Override
    public int size() {
        return until - from;
    }

    @Override
    public int stepOffset(int k) {
        return steps[from + k] - skipped;
    }

    @Override
    public int population(int k) {
        return populations[from + k];
    }

    @Override
    public int neuron(int k) {
        return neurons[from + k] / batch;
    }

    @Override
    public int row(int k) {
        return neurons[from + k] % batch;
    }

    @Override
    public boolean graded() {
        return graded;
    }

    @Override
    public float value(int k) {
        return graded ? values[from + k] : 1;
    }
}
