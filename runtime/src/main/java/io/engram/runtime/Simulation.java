package io.engram.runtime;

import io.engram.runtime.network.Network;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A running network. (Skeleton: the engine behind it is being written.) */
public final class Simulation implements AutoCloseable {
    private Simulation() {}

    /** Starts a network, unrecorded, on its own actor system. */
    public static Simulation start(Network network) {
        return start(network, SimulationOptions.DEFAULT);
    }

    /** Starts a network recorded by {@code sink}. */
    public static Simulation start(Network network, Sink sink) {
        return start(network, SimulationOptions.DEFAULT.withSinks(sink));
    }

    /** Builds the network; returns when it is ready to run. Throws SpecException or RunFailedException. */
    public static Simulation start(Network network, SimulationOptions options) {
        throw new IllegalStateException("being written");
    }

    public Network network() {
        throw new IllegalStateException("being written");
    }

    public int threads() {
        throw new IllegalStateException("being written");
    }

    public int shards() {
        throw new IllegalStateException("being written");
    }

    public int sliceSteps() {
        throw new IllegalStateException("being written");
    }

    /** Steps simulated so far. */
    public long step() {
        throw new IllegalStateException("being written");
    }

    public double timeMs() {
        throw new IllegalStateException("being written");
    }

    /** Runs on for {@code ms}, rounded up to whole slices; returns when done or paused. Throws RunFailedException. */
    public void runForMs(double ms) {
        throw new IllegalStateException("being written");
    }

    /** Runs until {@code condition} holds (looked at between grants) or {@code atMostMs} have passed; whether it held. */
    public boolean runUntil(Predicate<Simulation> condition, double atMostMs) {
        throw new IllegalStateException("being written");
    }

    /** Ends a run that another thread waits for, at the next grant border. */
    public void pause() {
        throw new IllegalStateException("being written");
    }

    /** Neurons of a source population fire at the next slice's first step; returns that step. */
    public long injectSpikes(String population, int... neurons) {
        throw new IllegalStateException("being written");
    }

    /** A current into neurons first (inclusive) to last (exclusive) for forMs from the next slice on; returns its step. */
    public long injectCurrent(String population, int first, int last, double currentPa, double forMs) {
        throw new IllegalStateException("being written");
    }

    /** Sets a declared signal from the next slice on; returns its step. */
    public long setSignal(String signal, double value) {
        throw new IllegalStateException("being written");
    }

    /** Calls {@code listener} with each slice's recorded spikes, on the recorder's thread. Frames are valid during the call. */
    public void onSpikes(Consumer<SpikeFrame> listener) {
        throw new IllegalStateException("being written");
    }

    /** Calls {@code listener} between grants with the step reached, on the caller's thread of runForMs. */
    public void onProgress(Consumer<Long> listener) {
        throw new IllegalStateException("being written");
    }

    /** A copy of state column {@code variable} (for example "v"), one entry a neuron. */
    public double[] state(String population, String variable) {
        throw new IllegalStateException("being written");
    }

    /** A copy of the weights and connectivity of any projection, static ones included. */
    public Weights weights(String projection) {
        throw new IllegalStateException("being written");
    }

    /** Sets all weights of a plastic projection, in the order of {@link #weights}; returns the step from which they act. */
    public long setWeights(String projection, float[] weights) {
        throw new IllegalStateException("being written");
    }

    /** Writes a mark into the record. */
    public void marker(String text) {
        throw new IllegalStateException("being written");
    }

    public Statistics statistics() {
        throw new IllegalStateException("being written");
    }

    /** Ends the run: sinks get their end and are closed, actors stop. Idempotent. */
    @Override
    public void close() {
        throw new IllegalStateException("being written");
    }
}
