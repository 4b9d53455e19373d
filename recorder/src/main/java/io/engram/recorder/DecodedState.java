package io.engram.recorder;

import io.engram.runtime.spi.StateSample;

/** A state sample as read from a journal; its array is used again for the next one. */
final class DecodedState implements StateSample {
    private long step;
    private int population;
    private int recorder;
    private int neurons;
    private int variables;
    private double[] values = new double[0];

    void read(RecordCursor cursor) {
        step = cursor.step();
        population = cursor.index();
        recorder = cursor.index();
        neurons = cursor.index();
        variables = cursor.index();
        int size = cursor.values((long) neurons * variables, Double.BYTES);
        if (values.length < size) {
            values = new double[size];
        }
        for (int k = 0; k < size; k++) {
            values[k] = cursor.float64();
        }
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public int population() {
        return population;
    }

    @Override
    public int recorder() {
        return recorder;
    }

    @Override
    public int neurons() {
        return neurons;
    }

    @Override
    public int variables() {
        return variables;
    }

    @Override
    public double value(int k, int v) {
        return values[k * variables + v];
    }
}
