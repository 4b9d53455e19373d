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

/** A shard of a source population: the kernel's spikes and those that come from outside; an encoder's shown values. */
final class SourceShard extends PopulationShard {
    private final SourceKernel kernel;
    private final SpikeOutput output = this::spike;
    private final List<OutsideInput.Spikes> waiting = new ArrayList<>();
    /** What an encoder shows. */
    private Optional<OutsideInput.Values> shown = Optional.empty();

    private ShardSpikes out;

    SourceShard(ShardPlan plan) {
        super(plan);
        out = spikes();
        kernel = ((SourceModel) plan.description().model()).kernel(new Context(plan));
    }

    private void spike(int i) {
        out.add(from() + i);
    }

    @Override
    void step(long step, ShardSpikes to) {
        out = to;
        kernel.step(step, output);
        if (!waiting.isEmpty()) {
            inject(step);
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
        } else if (input instanceof OutsideInput.Values values && kernel instanceof EncoderKernel encoder) {
            shown = Optional.of(values);
            encoder.show(values.step(), values.values());
        } else {
            throw new IllegalStateException("a source was sent " + input);
        }
    }

    @Override
    double[] state(int variable) {
        throw new SpecException("a source has no state columns");
    }

    @Override
    void save(String prefix, StageState state) {
        super.save(prefix, state);
        state.put(prefix + "source", kernel.save());
        for (int k = 0; k < waiting.size(); k++) {
            state.put(
                    prefix + "waiting." + k + ".step",
                    new long[] {waiting.get(k).step()});
            state.put(
                    prefix + "waiting." + k + ".neurons",
                    waiting.get(k).neurons().stream().mapToInt(n -> n).toArray());
        }
        state.put(prefix + "waiting", new int[] {waiting.size()});
        state.put(
                prefix + "shown.step",
                new long[] {shown.map(OutsideInput.Values::step).orElse(0L)});
        state.put(
                prefix + "shown", shown.map(values -> values.values().values()).orElse(new float[0]));
    }

    @Override
    void restore(String prefix, StageState state) {
        super.restore(prefix, state);
        long shownStep = state.longs(prefix + "shown.step")[0];
        if (shownStep > 0) {
            accept(new OutsideInput.Values(shownStep, "", Pattern.of(state.floats(prefix + "shown"))));
        }
        kernel.restore(state.doubles(prefix + "source"));
        waiting.clear();
        for (int k = 0; k < state.ints(prefix + "waiting")[0]; k++) {
            List<Integer> neurons = new ArrayList<>();
            for (int neuron : state.ints(prefix + "waiting." + k + ".neurons")) {
                neurons.add(neuron);
            }
            waiting.add(new OutsideInput.Spikes(state.longs(prefix + "waiting." + k + ".step")[0], "", neurons));
        }
    }

    /** What the kernel is told. */
    private record Context(ShardPlan plan) implements SourceContext {
        @Override
        public long key() {
            return Draws.key(
                    plan.network().seed(), "source/" + plan.description().name());
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
