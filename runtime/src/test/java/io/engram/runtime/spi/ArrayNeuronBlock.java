package io.engram.runtime.spi;

import java.util.Arrays;

/** A block of neurons by itself, without an engine: the test writes input and current and reads state and spikes. */
public final class ArrayNeuronBlock implements NeuronBlock {
    private final double[][] state;
    private final double[][] input;
    private final double[] current;
    private int[] spikes = new int[64];
    private float[] values = new float[64];
    private int spikeCount;
    private long step = 1;
    private long age = 1;
    private boolean learning = true;

    /** {@code size} neurons of {@code model}, or as many entries of a batch, in their initial state, no input, no current. */
    public ArrayNeuronBlock(NeuronModel model, int size) {
        state = new double[model.state().size()][size];
        for (int column = 0; column < state.length; column++) {
            Arrays.fill(state[column], model.state().get(column).initial());
        }
        input = new double[model.receptors().size()][size];
        current = new double[size];
    }

    @Override
    public double[] state(int variable) {
        return state[variable];
    }

    @Override
    public double[] input(int receptor) {
        return input[receptor];
    }

    @Override
    public double[] current() {
        return current;
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public long age() {
        return age;
    }

    @Override
    public boolean learning() {
        return learning;
    }

    @Override
    public void emit(int i, float value) {
        spike(i);
        if (values.length < spikes.length) {
            values = Arrays.copyOf(values, spikes.length);
        }
        values[spikeCount - 1] = value;
    }

    @Override
    public void spike(int i) {
        if (spikeCount == spikes.length) {
            spikes = Arrays.copyOf(spikes, 2 * spikeCount);
        }
        spikes[spikeCount] = i;
        spikeCount++;
    }

    /** The step that is being made, {@code newAge} steps after values were set; 1 and 1 unless said. */
    public void at(long newStep, long newAge) {
        step = newStep;
        age = newAge;
    }

    /** Whether the network learns; it does unless said. */
    public void learning(boolean whether) {
        learning = whether;
    }

    /** Adds {@code weight} to the receptor that takes weights of its sign. */
    public void arrive(int i, double weight) {
        input[input.length == 2 && weight < 0 ? 1 : 0][i] += weight;
    }

    /** Sets all input to zero. */
    public void clearInput() {
        for (double[] receptor : input) {
            Arrays.fill(receptor, 0);
        }
    }

    /** Forgets the spikes. */
    public void clearSpikes() {
        spikeCount = 0;
    }

    /** Spikes since they were cleared. */
    public int spikeCount() {
        return spikeCount;
    }

    /** The neurons that fired since spikes were cleared, in the order in which they were reported. */
    public int[] spikes() {
        return Arrays.copyOf(spikes, spikeCount);
    }

    /** The values that came with {@link #spikes}, of a graded model. */
    public float[] values() {
        return Arrays.copyOf(values, spikeCount);
    }
}
