package io.engram.runtime;

import io.engram.runtime.network.Network;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the inputs that a network with a {@code batch} runs at once: what enters and is read here is its alone. From {@link
 * Simulation#row}; as thread-safe as the simulation it belongs to.
 */
public final class Row {
    private final Simulation simulation;
    private final Asking actors;
    private final int row;

    Row(Simulation simulation, Asking actors, int row) {
        this.simulation = simulation;
        this.actors = actors;
        this.row = row;
    }

    /** As {@link Simulation#injectSpikes}. */
    public long injectSpikes(String population, int... neurons) {
        return actors.enter(spikes(simulation.network(), population, neurons, row, row + 1));
    }

    /** As {@link Simulation#injectCurrent}. */
    public long injectCurrent(String population, int first, int last, double currentPa, double forMs) {
        long steps = simulation.network().steps(forMs);
        return actors.enter(new OutsideInput.Current(0, population, first, last, currentPa, steps, row));
    }

    /** As {@link Simulation#setValues}, of an encoder. */
    public long setValues(String population, float... values) {
        return actors.enter(new OutsideInput.Values(0, population, Pattern.of(values), row));
    }

    /** As {@link Simulation#state}: one value a neuron. */
    public double[] state(String population, String variable) {
        int batch = simulation.network().batch();
        double[] all = simulation.state(population, variable);
        double[] values = new double[all.length / batch];
        for (int i = 0; i < values.length; i++) {
            values[i] = all[i * batch + row];
        }
        return values;
    }

    /** Spikes of {@code neurons} in rows {@code row} to {@code rowEnd}, exclusive; not yet stamped with a step. */
    static OutsideInput.Spikes spikes(Network network, String population, int[] neurons, int row, int rowEnd) {
        List<Integer> entries = new ArrayList<>(neurons.length * (rowEnd - row));
        for (int neuron : neurons) {
            for (int r = row; r < rowEnd; r++) {
                // One that is too great for a population is told by the gateway, and must not come round to one that is
                // not.
                long entry = (long) neuron * network.batch() + r;
                entries.add((int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, entry)));
            }
        }
        return new OutsideInput.Spikes(0, population, entries);
    }
}
