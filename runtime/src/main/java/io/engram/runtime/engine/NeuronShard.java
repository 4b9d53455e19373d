package io.engram.runtime.engine;

import io.engram.runtime.network.Population;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.GradedModel;
import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.StateVariable;
import io.engram.runtime.wire.ShardSpikes;
import io.engram.runtime.wire.StateSamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A shard of a neuron population: state columns, the input that is to come, the static synapses that end in it, unless these
 * are joined with those of other shards, the private noise and the currents into it. It reads, at each step, what its plastic
 * blocks have for it.
 */
final class NeuronShard extends PopulationShard {
    private final ShardPlan plan;
    private final List<StateVariable> variables;
    private final NeuronModel[] models;
    private final double[][] columns;
    private final Block block = new Block();
    private final int[] kernelFrom;
    private final NeuronKernel[] kernels;
    private StaticInputs statics;
    private InputRing ring;
    private boolean joined;
    private final ShardStimuli stimuli;
    private final List<StateProbe> probes;
    private final List<StateSamples> samples;
    private final boolean graded;
    private final Optional<Competition> competition;
    private final int sliceSteps;
    private List<PlasticStage> plastics = List.of();
    /** What those blocks read of the state here. */
    private List<StateHistory> watched = List.of();
    /** Values that the units take at the next step; empty if none were set. */
    private float[] set = new float[0];

    private long age;
    private boolean learning = true;

    /** With the kernels that {@code choice} makes. */
    NeuronShard(ShardPlan plan, StaticInputs.Choice choice) {
        super(plan);
        Population population = plan.description();
        this.plan = plan;
        variables = ((NeuronModel) population.model()).state();
        models = ShardModels.of(plan);
        columns = ShardModels.initial(plan, models);
        graded = population.model() instanceof GradedModel;
        competition = population.winners().isPresent()
                ? Optional.of(new Competition(plan, population.winners().getAsInt()))
                : Optional.empty();
        sliceSteps = plan.sliceSteps();
        NeuronContext context = context(plan);
        List<NeuronKernel> runs = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < models.length; i++) {
            if (i == 0 || models[i] != models[i - 1]) {
                starts.add(i);
                runs.add(models[i].kernel(context));
            }
        }
        kernels = runs.toArray(NeuronKernel[]::new);
        kernelFrom = new int[runs.size() + 1];
        for (int k = 0; k < runs.size(); k++) {
            kernelFrom[k] = starts.get(k) * plan.batch();
        }
        kernelFrom[runs.size()] = plan.entries();
        int receptors = ((NeuronModel) population.model()).receptors().size();
        statics = StaticInputs.of(plan, receptors, choice);
        ring = new InputRing(plan.entries(), receptors, Math.max(plan.sliceSteps(), statics.longestDelaySteps()));
        stimuli = new ShardStimuli(plan);
        probes = StateProbe.of(plan, ((NeuronModel) population.model()).state());
        samples = probes.stream().map(StateProbe::samples).toList();
        if (graded && !ShardModels.startsAtZero(population)) {
            set = floats(columns[0]);
        }
    }

    private static NeuronContext context(ShardPlan plan) {
        long key =
                Draws.key(plan.network().seed(), "neurons/" + plan.description().name());
        return new NeuronContext(
                key, plan.network().dtMs(), plan.description().size(), plan.from(), plan.to(), plan.batch());
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** The plastic blocks that end here, in declared order. */
    void connect(List<PlasticStage> blocks) {
        plastics = List.copyOf(blocks);
        List<StateHistory> histories = new ArrayList<>();
        for (PlasticStage block : blocks) {
            if (!block.postState().isEmpty()) {
                List<String> names = variables.stream().map(StateVariable::name).toList();
                int[] chosen = block.postState().stream()
                        .mapToInt(name -> StateProbe.index(names, name))
                        .toArray();
                StateHistory states = new StateHistory(chosen, sliceSteps + block.historySteps(), columns);
                block.watch(states);
                histories.add(states);
            }
        }
        watched = List.copyOf(histories);
    }

    /** Its input arrives at {@code place} of a ring to which {@code shared} delivers, on behalf of all that are joined. */
    void join(StaticInputs shared, InputRing whole, int place) {
        joined = true;
        statics = shared;
        ring = whole.part(
                place,
                size(),
                ((NeuronModel) plan.description().model()).receptors().size());
    }

    @Override
    void step(long step, ShardSpikes out) {
        double[][] input = ring.take(step);
        for (int k = 0; k < plastics.size(); k++) {
            plastics.get(k).addInput(step, input);
        }
        stimuli.apply(step, input);
        block.input = input;
        block.out = out;
        block.step = step;
        age++;
        if (set.length > 0) {
            show();
        } else {
            for (int k = 0; k < kernels.length; k++) {
                kernels[k].step(block, kernelFrom[k], kernelFrom[k + 1]);
            }
            if (competition.isPresent()) {
                competition.get().settle(step, out);
            }
        }
        ring.clear(step);
        for (int k = 0; k < probes.size(); k++) {
            probes.get(k).look(step, columns);
        }
        for (int k = 0; k < watched.size(); k++) {
            watched.get(k).record(step, columns);
        }
    }

    /** Every unit takes the value that was set and sends it, changed or not: what it reaches begins its sums anew. */
    private void show() {
        for (int i = 0; i < set.length; i++) {
            columns[0][i] = set[i];
            block.emit(i, set[i]);
        }
        set = new float[0];
        age = 0;
    }

    @Override
    void deliver(long firstStep, int steps, SpikeHistory[] histories) {
        if (!joined) {
            statics.deliver(firstStep, steps, histories, ring);
        }
        for (int k = 0; k < probes.size(); k++) {
            probes.get(k).samples().clear();
        }
    }

    @Override
    int historySteps() {
        return statics.historySteps();
    }

    @Override
    List<StateSamples> samples() {
        return samples;
    }

    @Override
    void accept(OutsideInput input) {
        if (input instanceof OutsideInput.Current current) {
            stimuli.add(current);
        } else if (input instanceof OutsideInput.Values values) {
            set = Arrays.copyOfRange(values.values().values(), from(), from() + size());
        } else if (input instanceof OutsideInput.Signal signal) {
            learning = signal.value() != 0;
        } else if (input instanceof OutsideInput.Reset reset) {
            reset(reset.step() - 1);
        } else {
            throw new IllegalStateException("a neuron population was sent " + input);
        }
    }

    /** Graded units show their initial values as if these were set from outside. */
    private void reset(long last) {
        double[][] first = ShardModels.initial(plan, models);
        for (int v = 0; v < columns.length; v++) {
            if (!variables.get(v).learned()) {
                System.arraycopy(first[v], 0, columns[v], 0, first[v].length);
            }
        }
        set = graded ? floats(columns[0]) : set;
        watched.forEach(states -> states.begin(columns));
        ring.clearAll();
        statics.reset(last);
    }

    @Override
    long staticSynapses() {
        return joined ? 0 : statics.size();
    }

    @Override
    double[] state(int variable) {
        return columns[variable].clone();
    }

    @Override
    void save(String prefix, StageState state) {
        super.save(prefix, state);
        for (int v = 0; v < columns.length; v++) {
            state.put(prefix + "state." + v, columns[v].clone());
        }
        state.put(prefix + "set", set.clone());
        state.put(prefix + "age", new long[] {age, learning ? 1 : 0});
        ring.save(prefix, state);
        statics.save(prefix, state);
        stimuli.save(prefix, state);
    }

    @Override
    void restore(String prefix, StageState state) {
        super.restore(prefix, state);
        for (int v = 0; v < columns.length; v++) {
            System.arraycopy(state.doubles(prefix + "state." + v), 0, columns[v], 0, columns[v].length);
        }
        set = state.floats(prefix + "set").clone();
        age = state.longs(prefix + "age")[0];
        learning = state.longs(prefix + "age")[1] == 1;
        ring.restore(prefix, state);
        statics.restore(prefix, state);
        stimuli.restore(prefix, state);
    }

    /** What the kernel sees. */
    private final class Block implements NeuronBlock {
        private double[][] input = new double[0][];
        private ShardSpikes out = spikes();
        private long step;

        @Override
        public double[] state(int variable) {
            return columns[variable];
        }

        @Override
        public double[] input(int receptor) {
            return input[receptor];
        }

        @Override
        public double[] current() {
            return stimuli.current();
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
            if (!graded) {
                throw new IllegalStateException("a model that is not graded has a value to send");
            }
            out.add(from() + i, value);
        }

        @Override
        public void spike(int i) {
            if (graded) {
                throw new IllegalStateException("a graded model lets a unit spike");
            }
            if (competition.isPresent()) {
                competition.get().fires(i);
            } else {
                out.add(from() + i);
            }
        }
    }
}
