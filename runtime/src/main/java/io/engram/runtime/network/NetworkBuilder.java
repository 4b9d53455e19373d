package io.engram.runtime.network;

import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Schedule;
import io.engram.runtime.spi.Upkeep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Builds a {@link Network} in Java; one thread, one use. {@link #build} validates the whole. */
public final class NetworkBuilder {
    private final String name;
    private long seed = 1;
    private double dtMs = 0.1;
    private double durationMs = 1000;
    private double warmUpMs;
    private int batch = 1;
    private final Map<String, Population> populations = new LinkedHashMap<>();
    private final List<Projection> projections = new ArrayList<>();
    private final List<Stimulus> stimuli = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();
    private List<String> recordedSpikes;
    private final List<Recording.States> states = new ArrayList<>();
    private final List<Recording.Weights> weights = new ArrayList<>();

    NetworkBuilder(String name) {
        this.name = name;
    }

    public NetworkBuilder seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    public NetworkBuilder dtMs(double newDtMs) {
        dtMs = newDtMs;
        return this;
    }

    public NetworkBuilder durationMs(double newDurationMs) {
        durationMs = newDurationMs;
        return this;
    }

    public NetworkBuilder warmUpMs(double newWarmUpMs) {
        warmUpMs = newWarmUpMs;
        return this;
    }

    /** Runs {@code newBatch} inputs at once with one set of weights. */
    public NetworkBuilder batch(int newBatch) {
        batch = newBatch;
        return this;
    }

    public NetworkBuilder population(String population, int size, Component model) {
        return population(new Population(population, size, model, Map.of(), Map.of()));
    }

    public NetworkBuilder population(Population population) {
        if (populations.put(population.name(), population) != null) {
            throw new SpecException("population \"" + population.name() + "\" is declared twice; names must differ");
        }
        return this;
    }

    /** Gives each neuron of {@code population} its own value of a model parameter (record component, {@code tauMMs}). */
    public NetworkBuilder parameter(String population, String parameter, Value value) {
        Population p = declared(population);
        Map<String, Value> parameters = new LinkedHashMap<>(p.parameters());
        parameters.put(parameter, value);
        populations.put(
                population, new Population(p.name(), p.size(), p.model(), parameters, p.initial(), p.winners()));
        return this;
    }

    /** Gives each neuron of {@code population} its own initial value of a state column. */
    public NetworkBuilder initial(String population, String variable, Value value) {
        Population p = declared(population);
        Map<String, Value> initial = new LinkedHashMap<>(p.initial());
        initial.put(variable, value);
        populations.put(
                population, new Population(p.name(), p.size(), p.model(), p.parameters(), initial, p.winners()));
        return this;
    }

    /** Lets at most {@code winners} neurons of {@code population} send in a step, drawn among those that fire. */
    public NetworkBuilder compete(String population, int winners) {
        Population p = declared(population);
        populations.put(
                population,
                new Population(p.name(), p.size(), p.model(), p.parameters(), p.initial(), OptionalInt.of(winners)));
        return this;
    }

    /** A static projection between whole populations. */
    public NetworkBuilder projection(
            String projection, String from, String to, Connect connect, Value weight, Delays delays) {
        return projection(
                new Projection(projection, Span.all(from), Span.all(to), connect, weight, delays, Optional.empty()));
    }

    /** A plastic projection between whole populations. */
    public NetworkBuilder projection(
            String projection,
            String from,
            String to,
            Connect connect,
            Value weight,
            Delays delays,
            LearningRule rule) {
        return projection(
                new Projection(projection, Span.all(from), Span.all(to), connect, weight, delays, Optional.of(rule)));
    }

    public NetworkBuilder projection(Projection projection) {
        projections.add(projection);
        return this;
    }

    /** Keeps the weights of the projection declared last in order, beside its rule. */
    public NetworkBuilder upkeep(Upkeep... upkeep) {
        if (projections.isEmpty()) {
            throw new SpecException("upkeep before any projection; must follow the projection it is for");
        }
        int last = projections.size() - 1;
        projections.set(last, projections.get(last).withUpkeep(upkeep));
        return this;
    }

    public NetworkBuilder stimulus(Stimulus stimulus) {
        stimuli.add(stimulus);
        return this;
    }

    /** Poisson input private to each neuron of {@code population}, for the whole run. */
    public NetworkBuilder poissonInput(String population, double rateHz, double weight) {
        return stimulus(new Stimulus.PoissonInput(
                Span.all(population), Value.constant(rateHz), weight, Schedule.CONSTANT, 0, Double.POSITIVE_INFINITY));
    }

    /** Declares a signal that stays as it is set. */
    public NetworkBuilder signal(String signal) {
        return signal(Signal.named(signal));
    }

    /** Declares a signal. */
    public NetworkBuilder signal(Signal signal) {
        signals.add(signal);
        return this;
    }

    /** Records the spikes of these populations only; without a call those of all that are not sources. */
    public NetworkBuilder recordSpikes(String... names) {
        recordedSpikes = List.of(names);
        return this;
    }

    public NetworkBuilder recordState(String population, List<String> variables, int[] neurons, int everySteps) {
        states.add(new Recording.States(population, variables, neurons, everySteps));
        return this;
    }

    public NetworkBuilder recordWeights(String projection, double everyMs) {
        weights.add(new Recording.Weights(projection, everyMs));
        return this;
    }

    public NetworkBuilder recordWeights(Recording.Weights recorder) {
        weights.add(recorder);
        return this;
    }

    /** The network; a {@link SpecException} names what does not hold. */
    public Network build() {
        return new Network(
                name,
                seed,
                dtMs,
                durationMs,
                warmUpMs,
                batch,
                List.copyOf(populations.values()),
                projections,
                stimuli,
                signals,
                new Recording(Optional.ofNullable(recordedSpikes), states, weights));
    }

    private Population declared(String population) {
        Population p = populations.get(population);
        if (p == null) {
            throw new SpecException(Names.unknown("population", population, populations.keySet()));
        }
        return p;
    }
}
