package io.engram.runtime.engine;

import io.engram.runtime.network.Population;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.EncoderKernel;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.SpikeOutput;
import io.engram.runtime.wire.ShardSpikes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A shard of a source population: the spikes of its kernels, one a row of the batch, and those that come from outside; what
 * the rows of an encoder show.
 */
final class SourceShard extends PopulationShard {
    private final SourceKernel[] kernels;
    private final RowSpikes rows;
    private final SpikeOutput output;
    private final List<OutsideInput.Spikes> waiting = new ArrayList<>();
    /** What the rows of an encoder show. */
    private final SortedMap<Integer, OutsideInput.Values> shown = new TreeMap<>();

    private ShardSpikes out;

    SourceShard(ShardPlan plan) {
        super(plan);
        out = spikes();
        kernels = new SourceKernel[plan.batch()];
        for (int row = 0; row < kernels.length; row++) {
            kernels[row] = ((SourceModel) plan.description().model()).kernel(new Context(plan, row));
        }
        rows = new RowSpikes(kernels.length);
        output = kernels.length == 1 ? this::spike : rows;
    }

    private void spike(int i) {
        out.add(from() + i);
    }

    @Override
    void step(long step, ShardSpikes to) {
        out = to;
        if (kernels.length == 1) {
            kernels[0].step(step, output);
        } else {
            stepRows(step);
        }
        if (!waiting.isEmpty()) {
            inject(step);
        }
    }

    /** The rows' spikes ascend row by row; put together they must ascend by entry. */
    private void stepRows(long step) {
        rows.begin();
        for (int row = 0; row < kernels.length; row++) {
            rows.row(row);
            kernels[row].step(step, output);
        }
        int count = rows.merge();
        for (int k = 0; k < count; k++) {
            out.add(from() + rows.entries()[k]);
        }
    }

    private void inject(long step) {
        for (OutsideInput.Spikes spikes : waiting) {
            if (spikes.step() == step) {
                for (int neuron : spikes.neurons()) {
                    if (neuron >= from() && neuron < from() + size()) {
                        out.add(neuron);
                    }
                }
            }
        }
        waiting.removeIf(spikes -> spikes.step() <= step);
        out.sortStep();
    }

    @Override
    void accept(OutsideInput input) {
        if (input instanceof OutsideInput.Spikes spikes) {
            waiting.add(spikes);
        } else if (input instanceof OutsideInput.Values values && kernels[0] instanceof EncoderKernel) {
            show(values);
        } else if (!(input instanceof OutsideInput.Reset || input instanceof OutsideInput.Signal)) {
            throw new IllegalStateException("a source was sent " + input);
        }
    }

    private void show(OutsideInput.Values values) {
        for (int row = 0; row < kernels.length; row++) {
            if (values.row() == OutsideInput.ALL_ROWS || values.row() == row) {
                shown.put(row, values);
                ((EncoderKernel) kernels[row]).show(values.step(), values.values());
            }
        }
    }

    @Override
    double[] state(int variable) {
        throw new SpecException("a source has no state columns");
    }

    @Override
    void save(String prefix, StageState state) {
        super.save(prefix, state);
        for (int row = 0; row < kernels.length; row++) {
            state.put(prefix + "source." + row, kernels[row].save());
        }
        for (int k = 0; k < waiting.size(); k++) {
            state.put(
                    prefix + "waiting." + k + ".step",
                    new long[] {waiting.get(k).step()});
            state.put(
                    prefix + "waiting." + k + ".neurons",
                    waiting.get(k).neurons().stream().mapToInt(n -> n).toArray());
        }
        state.put(prefix + "waiting", new int[] {waiting.size()});
        for (int row = 0; row < kernels.length; row++) {
            Optional<OutsideInput.Values> values = Optional.ofNullable(shown.get(row));
            long[] step = {values.map(OutsideInput.Values::step).orElse(0L)};
            state.put(prefix + "shown.step." + row, step);
            state.put(
                    prefix + "shown." + row,
                    values.map(v -> v.values().values()).orElse(new float[0]));
        }
    }

    @Override
    void restore(String prefix, StageState state) {
        super.restore(prefix, state);
        for (int row = 0; row < kernels.length; row++) {
            long shownStep = state.longs(prefix + "shown.step." + row)[0];
            if (shownStep > 0) {
                Pattern values = Pattern.of(state.floats(prefix + "shown." + row));
                accept(new OutsideInput.Values(shownStep, "", values, row));
            }
            kernels[row].restore(state.doubles(prefix + "source." + row));
        }
        waiting.clear();
        for (int k = 0; k < state.ints(prefix + "waiting")[0]; k++) {
            List<Integer> neurons = new ArrayList<>();
            for (int neuron : state.ints(prefix + "waiting." + k + ".neurons")) {
                neurons.add(neuron);
            }
            waiting.add(new OutsideInput.Spikes(state.longs(prefix + "waiting." + k + ".step")[0], "", neurons));
        }
    }

    /** What the kernel of a row is told: its random numbers are its own, all else is the same for every row. */
    private record Context(ShardPlan plan, int row) implements SourceContext {
        @Override
        public long key() {
            return Draws.row(
                    Draws.key(
                            plan.network().seed(),
                            "source/" + plan.description().name()),
                    row);
        }

        @Override
        public double dtMs() {
            return plan.network().dtMs();
        }

        @Override
        public long steps() {
            return plan.network().steps(plan.network().durationMs());
        }

        @Override
        public int size() {
            return plan.description().size();
        }

        @Override
        public int from() {
            return plan.from();
        }

        @Override
        public int to() {
            return plan.to();
        }

        @Override
        public double[] parameter(String name) {
            Population population = plan.description();
            Value value = population.parameters().get(name);
            if (value == null) {
                value = Value.constant(ModelParameters.number(population.model(), name));
            }
            return ModelParameters.drawn(
                    plan.network(), population, "parameter/" + name, value, plan.from(), plan.to());
        }
    }
}
