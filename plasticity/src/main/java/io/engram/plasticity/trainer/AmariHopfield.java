package io.engram.plasticity.trainer;

import io.engram.plasticity.OuterProduct;
import io.engram.runtime.Simulation;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Components;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.GradedModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An associative memory (Amari 1972; Hopfield 1982): units that send their values to all others through one matrix of
 * weights. It is a part of a simulation, its own or a given one, whose actors hold weights and units. Methods may be called
 * from any thread, one at a time; those that recall make time pass.
 */
public final class AmariHopfield implements PatternMemory, AutoCloseable {
    /** Patterns a unit that can be recalled with few errors (Amit, Gutfreund and Sompolinsky 1985), as CANNs counts it. */
    private static final double CAPACITY = 0.14;

    private final Simulation simulation;
    private final String population;
    private final String projection;
    private final GradedModel model;
    private final int units;
    private final boolean own;

    /** Of {@code units} sign units that are updated at once, without weights to themselves; all weights 0. */
    public AmariHopfield(int units) {
        this(units, (GradedModel) Components.model("threshold-unit"));
    }

    /** Of {@code units} of {@code model}, without weights to themselves; all weights 0. */
    public AmariHopfield(int units, GradedModel model) {
        this(Simulation.start(network("memory", units, model, false)), "units", "weights", true);
    }

    /** Projection {@code projection} from {@code population} to itself in {@code simulation}, which stays the caller's. */
    public AmariHopfield(Simulation simulation, String population, String projection) {
        this(simulation, population, projection, false);
    }

    private AmariHopfield(Simulation simulation, String population, String projection, boolean own) {
        this.simulation = simulation;
        this.population = population;
        this.projection = projection;
        this.own = own;
        Network network = simulation.network();
        units = network.population(population).size();
        if (!(network.population(population).model() instanceof GradedModel graded)) {
            throw new SpecException("population \"" + population + "\" is not graded; needs threshold-unit");
        }
        if (network.population(population).parameters().containsKey("threshold")) {
            throw new SpecException("population \"" + population
                    + "\" has a threshold a unit; the energy of a memory needs one for all");
        }
        model = graded;
        Projection weights = network.projection(projection);
        if (!weights.from().population().equals(population)
                || !weights.to().population().equals(population)) {
            throw new SpecException(
                    "projection \"" + projection + "\" must lead from \"" + population + "\" to itself");
        }
    }

    /**
     * The network of such a memory: population {@code units}, projection {@code weights}, a step of 1 ms.
     *
     * @param diagonal whether a unit has a weight to itself
     */
    public static Network network(String name, int units, GradedModel model, boolean diagonal) {
        return Network.named(name)
                .dtMs(1)
                .population("units", units, model)
                .projection(new Projection(
                        "weights",
                        Span.all("units"),
                        Span.all("units"),
                        new Connect.AllToAll(diagonal),
                        Value.constant(0),
                        Delays.ofMs(1),
                        Optional.of(new OuterProduct())))
                .build();
    }

    @Override
    public int units() {
        return units;
    }

    /** The simulation that it is a part of. */
    public Simulation simulation() {
        return simulation;
    }

    /** The same; the rule's own rate multiplies the factor. */
    @Override
    public void imprint(List<float[]> patterns, double factor) {
        simulation.imprint(projection, patterns, factor);
    }

    /** A copy of the weights; {@link Simulation#setWeights} takes their values back. */
    public Weights weights() {
        return simulation.weights(projection);
    }

    @Override
    public void clear(boolean all) {
        Weights weights = weights();
        float[] values = weights.values();
        for (int k = 0; k < values.length; k++) {
            values[k] = all || weights.source(k) == weights.target(k) ? 0 : values[k];
        }
        simulation.setWeights(projection, values);
    }

    /**
     * Starts from {@code cue}, one value a unit, and lets the units go on until nothing changes, until they go round in a
     * cycle, or until {@code most} updates of every unit have been made.
     */
    public Recall recall(float[] cue, int most) {
        return recall(cue, most, nothing -> {});
    }

    /** The same; {@code progress} is told of every update, with its energy and the greatest change of a unit. */
    public Recall recall(float[] cue, int most, Consumer<Progress> progress) {
        if (most < 1) {
            throw new SpecException("recall in at most " + most + " updates; must be at least 1");
        }
        return new Recalling(simulation, population, projection, model).from(cue, most, progress);
    }

    @Override
    public float[] answer(float[] cue, int most, Consumer<Progress> progress) {
        return recall(cue, most, progress).state();
    }

    /** {@code -1/2 s'Ws + threshold sum(s)} (Hopfield 1982, equation 7), of any state. */
    public double energy(float[] state) {
        return energy(state, simulation.multiply(projection, state), model.threshold());
    }

    static double energy(float[] state, double[] fields, double threshold) {
        double pairs = 0;
        double sum = 0;
        for (int i = 0; i < fields.length; i++) {
            pairs += state[i] * fields[i];
            sum += state[i];
        }
        return -0.5 * pairs + threshold * sum;
    }

    /** {@code p'q / N}: 1 for equal patterns of -1 and 1, -1 for inverted ones. */
    public static double overlap(float[] p, float[] q) {
        if (p.length != q.length) {
            throw new SpecException("overlap of " + p.length + " and " + q.length + " values; must be as many");
        }
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += (double) p[i] * q[i];
        }
        return sum / p.length;
    }

    /** How many random patterns it can hold: 0.14 a unit. */
    public int capacity() {
        return Math.max(1, (int) (CAPACITY * units));
    }

    /** The part of its capacity that {@code patterns} stored ones take. */
    public double capacityInUse(int patterns) {
        return patterns / (double) capacity();
    }

    /** Ends the simulation, if it is its own. */
    @Override
    public void close() {
        if (own) {
            simulation.close();
        }
    }
}
