package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Reduction;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import io.engram.runtime.spi.Upkeep;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpkeepSetTest {
    private static final Delays DELAYS = Delays.immediate(Value.constant(1));

    /** Adds the trace, and how many weights a column has, to each weight. */
    private record Marking() implements Upkeep {
        @Override
        public String summary() {
            return "marks";
        }

        @Override
        public double everyMs() {
            return 0;
        }

        @Override
        public Optional<Trace> trace() {
            return Optional.of(Trace.add(1e12));
        }

        @Override
        public void apply(Column column) {
            for (int k = 0; k < column.size(); k++) {
                column.weight(k, column.weight(k) + 100 * column.size() + column.trace());
            }
        }
    }

    private static float[] after(PlasticPlan plan, int... fired) {
        PlasticBlock block = PlasticBlock.of(plan);
        SpikeHistory sources = new SpikeHistory(1);
        sources.open(1);
        SpikeHistory targets = new SpikeHistory(1);
        targets.open(1);
        targets.append(1, fired, 0, fired.length, 0);
        block.learn(1, 1, sources, targets);
        float[] weights = new float[block.weights()];
        block.readWeights(weights);
        return weights;
    }

    @Test
    void shouldTakeKernelByKernelWithWhatItsTargetsHaveInCommon() {
        // Two filters of two channels with two places each; each filter has two targets, which see all its weights.
        int[] slots = {0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 4, 5, 6, 7};
        int[] sources = {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3};
        int[] delays = new int[16];
        Arrays.fill(delays, 1);
        Synapses shared = new Synapses(new int[] {0, 4, 8, 12, 16}, sources, new float[8], delays, slots, 2);

        float[] weights = after(
                new PlasticPlan("p", 0, new NoLearning(), 1, 1, 4, 0, 4, 1, DELAYS, shared)
                        .withUpkeep(List.of(new Marking())),
                1,
                2,
                3);

        assertThat(weights)
                .as("targets 1 of 0 and 1, 2 and 3 of 2 and 3 fired")
                .containsExactly(200.5f, 200.5f, 200.5f, 200.5f, 201, 201, 201, 201);
    }

    @Test
    void shouldTakeTargetByTargetWithTheMeanOfItsRows() {
        Synapses own = new Synapses(new int[] {0, 2, 2, 3}, new int[] {0, 1, 1}, new float[3], new int[] {1, 3, 1});

        float[] weights = after(
                new PlasticPlan("p", 0, new NoLearning(), 1, 1, 2, 0, 3, 1, DELAYS, own)
                        .withBatch(4, Reduction.MEAN)
                        .withUpkeep(List.of(new Marking())),
                0,
                2,
                3,
                11);

        assertThat(weights)
                .as("target 0 in three of four rows, target 2 in one")
                .containsExactly(200.75f, 200.75f, 100.25f);
    }

    /** A float near 1 does not notice a change of 1e-9. */
    @Test
    void shouldKeepWhatRoundingLeavesOut() {
        Synapses one = new Synapses(new int[] {0, 1}, new int[] {0}, new float[] {1}, new int[] {1});
        PlasticBlock block = PlasticBlock.of(new PlasticPlan("p", 0, new NoLearning(), 1, 1, 1, 0, 1, 1, DELAYS, one)
                .withUpkeep(List.of(new WeightDecay(1e-9, 0))));
        SpikeHistory none = new SpikeHistory(1);
        for (int step = 1; step <= 100_000; step++) {
            none.open(step);
            block.learn(step, 1, none, none);
        }
        float[] weights = new float[1];
        block.readWeights(weights);

        assertThat(weights[0]).isCloseTo((float) Math.exp(-1e-4), within(1e-7f));
    }

    @Test
    void shouldClipAtOnceWhatActsAtEveryStep() {
        LearningRule bounded = new NoLearning(0, 1);
        Synapses one = new Synapses(new int[] {0, 1}, new int[] {0}, new float[] {0.5f}, new int[] {1});

        assertThat(after(new PlasticPlan("p", 0, bounded, 1, 1, 1, 0, 1, 1, DELAYS, one)
                        .withUpkeep(List.of(new Normalise(2, 0)))))
                .containsExactly(1);
    }

    private static PlasticPlan signed(LearningRule rule, boolean excitatory, float... weights) {
        int[] sources = new int[weights.length];
        int[] delays = new int[weights.length];
        Arrays.fill(delays, 1);
        Synapses synapses = new Synapses(new int[] {0, weights.length}, sources, weights, delays);
        return new PlasticPlan("p", 0, rule, 1, 1, 1, 0, 1, 1, DELAYS, synapses)
                .withUpkeep(List.of(new DalesLaw(excitatory)));
    }

    @Test
    void shouldGiveAllSynapsesOneSign() {
        LearningRule free = new NoLearning(-9, 9);

        assertThat(after(signed(free, true, -2, -1e-30f, 0, 1e-30f, 3))).containsExactly(0, 0, 0, 1e-30f, 3);
        assertThat(after(signed(free, false, -2, -1e-30f, 0, 1e-30f, 3))).containsExactly(-2, -1e-30f, 0, 0, 0);
    }

    /** A target's spike adds 1, a source's takes a quarter. */
    private record Swing() implements LearningRule {
        @Override
        public String summary() {
            return "swings";
        }

        @Override
        public Traces traces() {
            return new Traces(List.of(), List.of(), Traces.Pairing.ALL);
        }

        @Override
        public void onPre(Synapse s) {
            s.weight(s.weight() - 0.25);
        }

        @Override
        public void onPost(Synapse s) {
            s.weight(s.weight() + 1);
        }
    }

    @Test
    void shouldLetASynapseLeaveZeroInItsOwnDirection() {
        for (boolean excitatory : new boolean[] {true, false}) {
            PlasticBlock block = PlasticBlock.of(signed(new Swing(), excitatory, excitatory ? 0.125f : -0.5f));
            SpikeHistory sources = new SpikeHistory(1);
            SpikeHistory targets = new SpikeHistory(1);
            float[] seen = new float[2];
            for (int step = 1; step <= 2; step++) {
                sources.open(step);
                targets.open(step);
                boolean source = excitatory == (step == 1);
                (source ? sources : targets).append(step, new int[] {0}, 0, 1, 0);
                block.learn(step, 1, sources, targets);
                float[] weight = new float[1];
                block.readWeights(weight);
                seen[step - 1] = weight[0];
            }

            assertThat(seen).containsExactly(0, excitatory ? 1 : -0.25f);
        }
    }
}
