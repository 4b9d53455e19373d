package io.engram.runtime;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import io.engram.runtime.engine.SimulationActor;
import io.engram.runtime.engine.SimulationCommand;
import io.engram.runtime.network.Names;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.GradedModel;
import io.engram.runtime.spi.GradedRule;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateVariable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * A running network: runs on, takes spikes, currents and signals, tells what fires, shows its state and its weights.
 * Methods may be called from any thread; what they do happens between grants. Close it.
 */
public final class Simulation implements AutoCloseable {
    private static final long PIECE_NANOS = 50_000_000;
    private static final double CONDITION_EVERY_MS = 10;

    private final Network network;
    private final ActorSystem<?> system;
    private final boolean ownSystem;
    private final Asking actors;
    private final SimulationCommand.Shape shape;
    private final List<LongConsumer> progressListeners = new CopyOnWriteArrayList<>();
    private final AtomicLong pauses = new AtomicLong();
    private volatile boolean paused;
    private volatile long step;
    private volatile Optional<Statistics> last = Optional.empty();
    private boolean closed;

    private Simulation(Network network, SimulationOptions options) {
        this.network = network;
        // Before there is an actor system: a network that cannot be cut up is refused here.
        Behavior<SimulationCommand> behavior = SimulationActor.create(network, options);
        ownSystem = options.system().isEmpty();
        system = options.system().isPresent() ? options.system().get() : ownSystem();
        actors = new Asking(network, system, behavior);
        try {
            shape = build();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private SimulationCommand.Shape build() {
        Optional<Rehearsal> rehearsal = Rehearsal.begin(network, system);
        try {
            return actors.ask(SimulationCommand.Build::new);
        } finally {
            rehearsal.ifPresent(Rehearsal::close);
        }
    }

    private static ActorSystem<?> ownSystem() {
        return ActorSystem.create(
                Behaviors.empty(), "engram", ConfigFactory.load(ConfigFactory.parseResources("engram-akka.conf")));
    }

    /** Starts a network, unrecorded, on its own actor system. */
    public static Simulation start(Network network) {
        return start(network, SimulationOptions.DEFAULT);
    }

    /** Starts a network recorded by {@code sink}. */
    public static Simulation start(Network network, Sink sink) {
        return start(network, SimulationOptions.DEFAULT.withSinks(sink));
    }

    /**
     * Builds the network and opens what records it; returns when it is ready to run.
     *
     * @throws SpecException where what the network draws, or the place to record to, does not hold
     * @throws RunFailedException where a part cannot be built or a sink cannot be opened
     */
    public static Simulation start(Network network, SimulationOptions options) {
        return new Simulation(network, options);
    }

    public Network network() {
        return network;
    }

    /** Workers. */
    public int threads() {
        return shape.workers();
    }

    /** Parts of each population. */
    public int shards() {
        return shape.shards();
    }

    /** Steps a slice: what happens in one slice acts in the next at the earliest. */
    public int sliceSteps() {
        return shape.sliceSteps();
    }

    /** Steps simulated so far. */
    public long step() {
        return step;
    }

    /** Simulated time so far. */
    public double timeMs() {
        return step * network.dtMs();
    }

    /**
     * Runs on for {@code ms}, to the nearest step; returns when done, or at the next grant border when {@link #pause} is
     * called.
     *
     * @throws RunFailedException where a stage or a sink fails
     */
    public void runForMs(double ms) {
        if (!(ms >= 0) || Double.isInfinite(ms)) {
            throw new SpecException("run for " + ms + " ms; must be finite and >= 0");
        }
        paused = false;
        runTo(after(network.steps(ms)));
    }

    /**
     * Runs on to {@code step}, as {@link #runForMs} does; does nothing if it is there or beyond.
     *
     * @throws RunFailedException where a stage or a sink fails
     */
    public void runToStep(long step) {
        paused = false;
        if (step > this.step) {
            runTo(step);
        }
    }

    private long after(long steps) {
        return steps > Long.MAX_VALUE - step ? Long.MAX_VALUE : step + steps;
    }

    private void runTo(long until) {
        do {
            step = actors.ask(to -> new SimulationCommand.Run(until, PIECE_NANOS, to));
            for (LongConsumer listener : progressListeners) {
                listener.accept(step);
            }
        } while (step < until && !paused);
    }

    /**
     * Runs until {@code condition} holds, looked at every 10 ms of simulated time so that it ends at the same step on any
     * machine, or {@code atMostMs} have passed, or it is paused; whether the condition held.
     */
    public boolean runUntil(Predicate<Simulation> condition, double atMostMs) {
        if (!(atMostMs >= 0)) {
            throw new SpecException("run for at most " + atMostMs + " ms; must be >= 0");
        }
        paused = false;
        long end = after(network.steps(atMostMs));
        long every = Math.max(1, network.steps(CONDITION_EVERY_MS));
        while (!condition.test(this)) {
            if (step >= end || paused) {
                return false;
            }
            runTo(Math.min(end, step + every));
        }
        return true;
    }

    /** Ends a run that another thread waits for, at the next grant border. */
    public void pause() {
        pauses.incrementAndGet();
        paused = true;
        actors.pause();
    }

    /** How often it was paused: who makes many short runs sees by it that one should end, even between two of them. */
    public long pauses() {
        return pauses.get();
    }

    /**
     * Neurons of a source population fire at the next slice's first step, in every row of a batch (in one: {@link #row});
     * returns that step.
     */
    public long injectSpikes(String population, int... neurons) {
        return actors.enter(Row.spikes(network, population, neurons, 0, network.batch()));
    }

    /**
     * A current into neurons first (inclusive) to last (exclusive) for forMs from the next slice on, in every row of a batch;
     * returns its step.
     */
    public long injectCurrent(String population, int first, int last, double currentPa, double forMs) {
        return actors.enter(new OutsideInput.Current(0, population, first, last, currentPa, network.steps(forMs)));
    }

    /** One of the inputs that a network with a {@code batch} runs at once; rows count from 0. */
    public Row row(int row) {
        if (row < 0 || row >= network.batch()) {
            throw new SpecException("row " + row + "; must be within 0 and " + (network.batch() - 1)
                    + ", the rows of a batch of " + network.batch());
        }
        return new Row(this, actors, row);
    }

    /**
     * The units of a population of a {@link GradedModel} take {@code values}, one a unit, at the next slice's first step,
     * at which no unit of it is updated; one of an {@link EncoderModel} shows them from that step on. Returns that step.
     */
    public long setValues(String population, float... values) {
        return actors.enter(new OutsideInput.Values(0, population, Pattern.of(values)));
    }

    /**
     * The {@link GradedRule} of a projection learns {@code patterns}, each with one value a unit, shown at its sources and
     * its targets alike; {@code factor} multiplies every change. Returns the step before which they are learned.
     */
    public long imprint(String projection, List<float[]> patterns, double factor) {
        List<Pattern> shown = patterns.stream().map(Pattern::of).toList();
        return imprint(projection, shown, shown, factor);
    }

    /** The same for pairs of patterns, {@code sources.get(k)} at the sources with {@code targets.get(k)} at the targets. */
    public long imprint(String projection, List<Pattern> sources, List<Pattern> targets, double factor) {
        return actors.enter(new OutsideInput.Imprint(0, projection, sources, targets, factor));
    }

    /**
     * The sum of weight times value, as both are now, over the sources of each target of a {@link GradedRule}'s projection:
     * what arrives in the next step or, where weights were changed since the last one, in the step after it.
     */
    public double[] fields(String projection) {
        int place = graded(projection);
        return actors.ask(to -> new SimulationCommand.ReadFields(place, to));
    }

    /** What {@code values}, one a source, would send to each target through a projection of a {@link GradedRule}. */
    public double[] multiply(String projection, float... values) {
        int place = graded(projection);
        return actors.ask(to -> new SimulationCommand.Multiply(place, Pattern.of(values), to));
    }

    private int graded(String projection) {
        int place = network.projectionIndex(projection);
        if (network.projections()
                .get(place)
                .rule()
                .filter(GradedRule.class::isInstance)
                .isEmpty()) {
            throw new SpecException(
                    "projection \"" + projection + "\" has no fields; only one whose rule is graded has");
        }
        return place;
    }

    /** Sets a declared signal from the next slice on, or so much later as its delay says; returns the step of the slice. */
    public long setSignal(String signal, double value) {
        return actors.enter(new OutsideInput.Signal(0, signal, value));
    }

    /** The same, but {@code value} is added to what the signal is then: a pulse of one that decays. */
    public long addSignal(String signal, double value) {
        return actors.enter(new OutsideInput.Signal(0, signal, value, true));
    }

    /**
     * Whether anything learns from the next slice on, as the signal {@link Network#LEARNING} says; returns that step. While
     * not, no weight changes and nothing that neurons have learned does.
     */
    public long learning(boolean on) {
        return setSignal(Network.LEARNING, on ? 1 : 0);
    }

    /**
     * Enters what came from outside into another run, as a sink was told of it: it acts from the next slice's first step on,
     * whatever its own step, and a current for as long as it did. Returns that step.
     */
    public long input(OutsideInput recorded) {
        return actors.enter(
                recorded instanceof OutsideInput.Current c
                        ? new OutsideInput.Current(
                                0,
                                c.population(),
                                c.first(),
                                c.last(),
                                c.currentPa(),
                                c.untilStep() - c.step(),
                                c.row())
                        : recorded);
    }

    /**
     * Takes every neuron back to its initial state before the next slice, but for what it has learned; forgets what is on
     * its way to neurons, and traces of spikes. Weights, noise, currents, signals and sources go on; upkeep that acts at
     * resets does so just before. Returns the step from which it acts.
     */
    public long reset() {
        return actors.enter(new OutsideInput.Reset(0));
    }

    /** Calls {@code listener} with each slice's recorded spikes, on the recorder's thread; a frame is valid in the call. */
    public void onSpikes(Consumer<SpikeFrame> listener) {
        actors.<Long>ask(to -> new SimulationCommand.Listen(new SpikeListener(listener), to));
    }

    /** Calls {@code listener} with the step reached, some twenty times a second, on the thread that runs. */
    public void onProgress(LongConsumer listener) {
        progressListeners.add(listener);
    }

    /**
     * A copy of state column {@code variable} (for example "v"), one entry a neuron; of a batch neuron i of row b is entry
     * {@code i * batch + b}.
     */
    public double[] state(String population, String variable) {
        int place = network.populationIndex(population);
        if (!(network.populations().get(place).model() instanceof NeuronModel model)) {
            throw new SpecException("population \"" + population + "\" is a source; it has no state");
        }
        List<String> names = model.state().stream().map(StateVariable::name).toList();
        if (!names.contains(variable)) {
            throw new SpecException(Names.unknown("state variable", variable, names));
        }
        return actors.ask(to -> new SimulationCommand.ReadState(place, names.indexOf(variable), to));
    }

    /** A copy of the weights and connectivity of any projection, static ones included. */
    public Weights weights(String projection) {
        int place = network.projectionIndex(projection);
        return actors.ask(to -> new SimulationCommand.ReadWeights(place, to));
    }

    /** Sets all weights of a plastic projection, in the order of {@link #weights}; returns the step from which they act. */
    public long setWeights(String projection, float[] weights) {
        int place = network.projectionIndex(projection);
        if (!network.projections().get(place).isPlastic()) {
            throw new SpecException("projection \"" + projection + "\" is static; its weights are part of the network");
        }
        return actors.ask(to -> new SimulationCommand.WriteWeights(place, weights, to));
    }

    /** Writes a mark into the record. */
    public void marker(String text) {
        actors.<Long>ask(to -> new SimulationCommand.Mark(text, to));
    }

    /** Counts and digests as of now; after {@link #close} as of the end. */
    public Statistics statistics() {
        return last.isPresent() ? last.get() : actors.ask(SimulationCommand.Count::new);
    }

    /**
     * Ends the run: a run that is on ends at the next grant border, sinks get their end and are closed, actors stop.
     * Idempotent.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        pause();
        try {
            last = Optional.of(actors.ask(SimulationCommand.Count::new));
        } catch (RunFailedException e) {
            // The run failed, and said so: there is nothing left to count.
        }
        try {
            actors.<Long>ask(SimulationCommand.Close::new);
        } finally {
            stop();
        }
    }

    private void stop() {
        actors.stop();
        if (ownSystem) {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
        }
    }
}
