package io.engram.runtime.spi;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a kernel may need to know of the neurons it advances; the block that it is given holds {@code from} to {@code to}. */
public final class NeuronContext {
    private final long key;
    private final double dtMs;
    private final int size;
    private final int from;
    private final int to;
    private final int batch;
    private final Map<Class<?>, Object> shared = new HashMap<>();

    /**
     * @param key the key of this population's random numbers: a function of the seed and the population's name
     * @param dtMs the time step
     * @param size neurons in the whole population
     * @param from the first neuron of this shard
     * @param to one past the last neuron of this shard
     */
    public NeuronContext(long key, double dtMs, int size, int from, int to) {
        this(key, dtMs, size, from, to, 1);
    }

    /** The same for a network that runs {@code batch} inputs at once, see {@link #batch}. */
    public NeuronContext(long key, double dtMs, int size, int from, int to, int batch) {
        this.key = key;
        this.dtMs = dtMs;
        this.size = size;
        this.from = from;
        this.to = to;
        this.batch = batch;
    }

    /**
     * How many inputs run at once with the same weights. A block has an entry for every neuron and row of the batch: neuron
     * {@code from + i} of row b is entry {@code i * batch + b}.
     */
    public int batch() {
        return batch;
    }

    public long key() {
        return key;
    }

    public double dtMs() {
        return dtMs;
    }

    public int size() {
        return size;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /** What the kernels of a shard have in common (there is one for each set of parameters), made by the first that asks. */
    public <T> T shared(Class<T> kind, Supplier<T> make) {
        return kind.cast(shared.computeIfAbsent(kind, absent -> make.get()));
    }
}
