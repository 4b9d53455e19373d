package io.engram.bench;

import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronModel;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A block of neurons for benchmarks, with arrivals that were drawn before, 128 steps of them. Owned by one thread. */
final class DrivenNeurons implements NeuronBlock {
    private static final int STEPS = 128;
    private static final double EXCITED = 0.1;
    private static final double INHIBITED = 0.02;

    private final NeuronModel model;
    private final double[][] state;
    private final double[][] input;
    private final double[] current;
    private final double excitation;
    private final double inhibition;
    /** Neurons that something arrives at, by step. */
    private final int[][] excited = new int[STEPS][];

    private final int[][] inhibited = new int[STEPS][];
    private long step;
    /** So that no spike is for nothing. */
    long spikes;

    /** Weights of the model's unit. */
    DrivenNeurons(NeuronModel model, int size, double excitation, double inhibition) {
        this.model = model;
        state = new double[model.state().size()][size];
        for (int v = 0; v < state.length; v++) {
            Arrays.fill(state[v], model.state().get(v).initial());
        }
        this.excitation = excitation;
        this.inhibition = inhibition;
        input = new double[model.receptors().size()][size];
        current = new double[size];
        for (int s = 0; s < STEPS; s++) {
            excited[s] = drawn(2 * s, size, EXCITED);
            inhibited[s] = drawn(2 * s + 1, size, INHIBITED);
        }
    }

    private static int[] drawn(long key, int size, double probability) {
        return IntStream.range(0, size)
                .filter(i -> Draws.uniform(key, i) < probability)
                .toArray();
    }

    NeuronModel model() {
        return model;
    }

    /** To the next step and its arrivals. */
    void advance() {
        arrive(0);
        step++;
        arrive(1);
    }

    /** What arrives at this step, {@code times}; 0 takes it away. */
    private void arrive(int times) {
        int place = (int) (step % STEPS);
        for (int i : excited[place]) {
            input[0][i] = times * excitation;
        }
        double[] last = input[input.length - 1];
        for (int i : inhibited[place]) {
            last[i] = times * inhibition;
        }
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
        return step;
    }

    @Override
    public boolean learning() {
        return true;
    }

    @Override
    public void emit(int i, float value) {
        spikes++;
    }

    @Override
    public void spike(int i) {
        spikes++;
    }
}
