package io.engram.runtime.engine;

import java.util.Arrays;

/**
 * The last steps of those state columns that one plastic block reads of its targets, and how they were before the first step.
 * The shard of the targets writes a step, then the block, which owns and saves it, reads: one thread at a time.
 */
public final class StateHistory {
    /** Of a block that reads no state. */
    public static final StateHistory NONE = new StateHistory(new int[0], 0, new double[0][]);

    private final int[] variables;
    private final double[][] initial;
    private final double[][][] slots;

    /**
     * @param variables the columns to keep
     * @param steps how many steps to keep
     * @param columns all columns of the shard, before the first step
     */
    public StateHistory(int[] variables, int steps, double[][] columns) {
        this.variables = variables.clone();
        initial = new double[variables.length][];
        for (int k = 0; k < initial.length; k++) {
            initial[k] = columns[variables[k]].clone();
        }
        slots = new double[steps][variables.length][];
        for (double[][] slot : slots) {
            for (int k = 0; k < slot.length; k++) {
                slot[k] = new double[initial[k].length];
            }
        }
    }

    /** Forgets all steps: the neurons begin anew as {@code columns} say. */
    public void begin(double[][] columns) {
        for (int k = 0; k < initial.length; k++) {
            System.arraycopy(columns[variables[k]], 0, initial[k], 0, initial[k].length);
            for (double[][] slot : slots) {
                System.arraycopy(initial[k], 0, slot[k], 0, initial[k].length);
            }
        }
    }

    /** Keeps {@code step}, the newest, and forgets the oldest. */
    public void record(long step, double[][] columns) {
        double[][] slot = slots[(int) (step % slots.length)];
        for (int k = 0; k < slot.length; k++) {
            System.arraycopy(columns[variables[k]], 0, slot[k], 0, slot[k].length);
        }
    }

    /** The columns, {@code [k][neuron]}, at the end of a step that is kept; those from before the first for 0 and less. */
    public double[][] at(long step) {
        return step <= 0 || slots.length == 0 ? initial : slots[(int) (step % slots.length)];
    }

    /** Its whole state as columns, names beginning with {@code prefix}. */
    public void save(String prefix, StageState state) {
        for (int k = 0; k < variables.length; k++) {
            int neurons = initial[k].length;
            double[] all = Arrays.copyOf(initial[k], (slots.length + 1) * neurons);
            for (int slot = 0; slot < slots.length; slot++) {
                System.arraycopy(slots[slot][k], 0, all, (slot + 1) * neurons, neurons);
            }
            state.put(prefix + k, all);
        }
    }

    /** Continues from what {@link #save} wrote. */
    public void restore(String prefix, StageState state) {
        for (int k = 0; k < variables.length; k++) {
            double[] all = state.doubles(prefix + k);
            int neurons = initial[k].length;
            System.arraycopy(all, 0, initial[k], 0, neurons);
            for (int slot = 0; slot < slots.length; slot++) {
                System.arraycopy(all, (slot + 1) * neurons, slots[slot][k], 0, neurons);
            }
        }
    }
}
