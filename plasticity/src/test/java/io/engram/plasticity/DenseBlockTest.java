package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.engine.DigestSum;
import io.engram.runtime.engine.StageState;
import io.engram.runtime.engine.SynapseDrawer;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.random.Draws;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DenseBlockTest {
    private static final int UNITS = 23;
    private static final OuterProduct RULE = new OuterProduct();

    /** Three patterns of signs learned: all weights are odd whole numbers. */
    private static DenseRun taught(int... cuts) {
        DenseRun run = DenseRun.silent(RULE, UNITS, cuts);
        for (long seed = 0; seed < 3; seed++) {
            run.imprint(DenseRun.signs(seed, UNITS));
        }
        return run;
    }

    /** Random units take random values, a few a step, now and then all or none; fields are {@code apart} from sums. */
    private static void shouldFollow(DenseRun run, long seed, boolean signs, double apart) {
        float[] values = new float[UNITS];
        for (int step = 0; step < 300; step++) {
            double share = new double[] {0, 0.1, 0.5, 1}[Draws.below(seed, step, 4)];
            float[] drawn = signs
                    ? DenseRun.signs(Draws.key(seed, step), UNITS)
                    : DenseRun.normal(Draws.key(seed, step), UNITS);
            Map<Integer, Float> events = new TreeMap<>();
            for (int k = 0; k < UNITS; k++) {
                if (Draws.uniform(Draws.key(seed + 1, step), k) < share) {
                    values[k] = signs ? drawn[k] : (float) StrictMath.tanh(drawn[k]);
                    events.put(k, values[k]);
                }
            }
            run.send(events);
            assertThat(run.fields()).containsExactly(run.product(values), within(apart));
            assertThat(run.input()).isEqualTo(run.fields());
        }
    }

    @Test
    void shouldFollowEventsExactlyWhereValuesAreSigns() {
        for (long seed = 0; seed < 5; seed++) {
            shouldFollow(taught(5, 6), seed, true, 0);
        }
    }

    @Test
    void shouldFollowEventsOfContinuousValues() {
        for (long seed = 0; seed < 5; seed++) {
            shouldFollow(taught(11), seed, false, 1e-12);
        }
    }

    @Test
    void shouldBeginAnewWhereEverySourceSends() {
        // Weights and values with so many digits that what was added and taken off again would leave a trace.
        float[] weights = DenseRun.normal(6, UNITS * (UNITS - 1));
        DenseRun wandered = taught().write(weights);
        shouldFollow(wandered, 9, false, 1e-10);
        wandered.send(Map.of(1, 1e6f / 3)).send(Map.of(1, 1e-6f / 3));
        float[] values = DenseRun.normal(4, UNITS);

        assertThat(wandered.sendAll(values).fields())
                .isEqualTo(wandered.product(values))
                .isEqualTo(taught().write(weights).sendAll(values).fields());
    }

    @Test
    void shouldBeginAnewAfterWeightsHaveChanged() {
        DenseRun run = taught(7).sendAll(DenseRun.normal(1, UNITS));
        float[] values = DenseRun.normal(1, UNITS);

        run.imprint(DenseRun.signs(8, UNITS));
        assertThat(run.fields()).isEqualTo(run.product(values));
        run.send(Map.of());
        assertThat(run.input()).isEqualTo(run.product(values)).isEqualTo(run.fields());

        run.write(DenseRun.normal(5, UNITS * (UNITS - 1)));
        assertThat(run.fields()).isEqualTo(run.product(values));
        values[3] = 0.25f;
        run.send(Map.of(3, values[3]));
        assertThat(run.input()).isEqualTo(run.product(values)).isEqualTo(run.fields());
    }

    @Test
    void shouldMultiplyAndReadWithoutWriting() {
        DenseRun read = taught(4).sendAll(DenseRun.normal(2, UNITS));
        DenseRun silent = taught(4).sendAll(DenseRun.normal(2, UNITS));
        float[] other = DenseRun.normal(3, UNITS);
        for (int step = 0; step < 20; step++) {
            assertThat(read.multiply(other)).isEqualTo(read.product(other));
            read.fields();
            read.digest();
            read.weights();
            Map<Integer, Float> events = Map.of(step % UNITS, 0.1f * step, (step + 9) % UNITS, 0.3f);
            assertThat(read.send(events).input()).isEqualTo(silent.send(events).input());
        }
        assertThat(read.weights()).isEqualTo(silent.weights());
    }

    @Test
    void shouldReadAndWriteInTheOrderTargetSource() {
        for (boolean autapses : new boolean[] {false, true}) {
            DenseRun run = new DenseRun(RULE, 3, autapses, Value.constant(0), 1);
            float[] values = autapses ? new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9} : new float[] {2, 3, 4, 6, 7, 8};

            run.write(values);

            assertThat(run.weights()).isEqualTo(values);
            assertThat(run.multiply(new float[] {0, 1, 0})).containsExactly(2, autapses ? 5 : 0, 8);
        }
    }

    @Test
    void shouldDigestEachSynapseOnce() {
        for (boolean autapses : new boolean[] {false, true}) {
            DenseRun run = new DenseRun(RULE, UNITS, autapses, Value.normal(0, 2), 5, 20);
            float[][] matrix = run.matrix();
            DigestSum expected = new DigestSum();
            for (int target = 0; target < UNITS; target++) {
                for (int source = 0; source < UNITS; source++) {
                    if (autapses || source != target) {
                        expected.add(3L << 32 | target, source, Float.floatToRawIntBits(matrix[target][source]));
                    }
                }
            }
            assertThat(run.digest()).isEqualTo(expected.hex());
        }
    }

    @Test
    void shouldBeginWithTheWeightsThatTheNetworkDraws() {
        for (boolean autapses : new boolean[] {false, true}) {
            // More targets than are drawn at once.
            DenseRun run = new DenseRun(RULE, 150, autapses, Value.normal(1, 2), 70);
            SynapseDrawer drawer =
                    new SynapseDrawer(run.network, run.network.projections().get(0));
            assertThat(run.weights()).isEqualTo(drawer.draw(0, 150).weight());
        }
        assertThat(new DenseRun(RULE, 4, false, Value.constant(0.5), 2).weights())
                .hasSize(12)
                .containsOnly(0.5f);
    }

    @Test
    void shouldContinueToTheSameBitsFromWhatItSaved() {
        DenseRun run = taught(9).sendAll(DenseRun.normal(1, UNITS)).send(Map.of(2, 0.7f, 17, -0.2f));
        DenseRun other = DenseRun.silent(RULE, UNITS, 9).send(Map.of()).send(Map.of());
        for (int k = 0; k < run.blocks.size(); k++) {
            StageState state = new StageState();
            run.blocks.get(k).save("a.", state);
            other.blocks.get(k).restore("a.", state);
        }
        assertThat(other.fields()).isEqualTo(run.fields());
        assertThat(other.send(Map.of(5, 0.1f)).input())
                .isEqualTo(run.send(Map.of(5, 0.1f)).input());
        assertThat(other.weights()).isEqualTo(run.weights());
    }

    @Test
    void shouldRefuseWhatIsOutOfBoundsOrOutOfOrder() {
        OuterProduct bounded = new OuterProduct(1, -1, 1);
        DenseRun run = DenseRun.silent(bounded, 3);
        String bounds = "; must be within -1.0 and 1.0, the bounds of its rule outer-product";
        assertThatThrownBy(() -> run.write(new float[] {0, 0, 0, 0, 0, 1.5f}))
                .isInstanceOf(SpecException.class)
                .hasMessage("projections.memory.weight = 1.5" + bounds);
        assertThatThrownBy(() -> new DenseRun(bounded, 3, false, Value.normal(5, 0.1)))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith("projections.memory.weight = ")
                .hasMessageEndingWith(bounds);
        assertThatThrownBy(() -> run.blocks.get(0).writeWeights(new float[9]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("projection memory: 9 weights for 6 synapses");
        run.send(Map.of());
        assertThatThrownBy(() -> run.blocks.get(0).learn(1, 1, null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("projection memory learned up to step 1 and cannot learn 1 steps from step 1");
        assertThat(List.of(run.blocks.get(0).historySteps(), run.blocks.get(0).targets()))
                .containsExactly(0, 3);
    }
}
