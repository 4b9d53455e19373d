package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.StageState;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Reduction;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Traces;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A convolution in one dimension by hand: positions of a filter share its weights, and rows of a batch do. */
class SharedEventsTest {
    private static final int INPUTS = 9;
    private static final int KERNEL = 3;
    private static final int FILTERS = 4;
    private static final int POSITIONS = INPUTS - KERNEL + 1;
    private static final int STEPS = 200;
    private static final double NU = 0.01;
    private static final double TAU_MS = 15;
    private static final LearningRule RULE = PairStdp.postPre(NU, 1.5 * NU, TAU_MS, TAU_MS, false, 0, 1);

    /** The block of filters {@code from} to {@code to}: targets filter after filter, a slot for each of a filter's weights. */
    private static PlasticStage block(LearningRule rule, int from, int to, int batch, Reduction reduction) {
        int targets = (to - from) * POSITIONS;
        int[] start = new int[targets + 1];
        int[] source = new int[targets * KERNEL];
        int[] slot = new int[targets * KERNEL];
        int[] delay = new int[targets * KERNEL];
        Arrays.fill(delay, 1);
        for (int t = 0; t < targets; t++) {
            start[t + 1] = (t + 1) * KERNEL;
            for (int k = 0; k < KERNEL; k++) {
                source[t * KERNEL + k] = t % POSITIONS + k;
                slot[t * KERNEL + k] = t / POSITIONS * KERNEL + k;
            }
        }
        float[] weight = Arrays.copyOfRange(initial(), from * KERNEL, to * KERNEL);
        return PlasticBlock.of(new PlasticPlan(
                        "conv",
                        0,
                        rule,
                        1,
                        1,
                        INPUTS,
                        from * POSITIONS,
                        to * POSITIONS,
                        1,
                        Delays.immediate(Value.constant(1)),
                        new Synapses(start, source, weight, delay, slot))
                .withBatch(batch, reduction));
    }

    private static float[] initial() {
        float[] weight = new float[FILTERS * KERNEL];
        for (int k = 0; k < weight.length; k++) {
            weight[k] = 0.2f + 0.05f * k;
        }
        return weight;
    }

    /** The shards of one projection, driven by the same spikes. */
    private static final class Course {
        private final PlasticStage[] blocks;
        private final int batch;
        private final SplittableRandom random;
        private final SpikeHistory source = new SpikeHistory(2);
        private final SpikeHistory target = new SpikeHistory(2);
        private double[] input = new double[0];
        private int[] pre = new int[0];
        private int[] post = new int[0];
        private int step;

        Course(int batch, PlasticStage... blocks) {
            this.blocks = blocks;
            this.batch = batch;
            random = new SplittableRandom(batch);
        }

        /** One step with random spikes, which are then {@link #pre} and {@link #post}. */
        void step() {
            step(fired(INPUTS * batch), fired(FILTERS * POSITIONS * batch));
        }

        /** One step in which these entries fire; what arrived in it is then {@link #input}. */
        void step(int[] sources, int[] targets) {
            step++;
            input = new double[FILTERS * POSITIONS * batch];
            int at = 0;
            for (PlasticStage block : blocks) {
                double[][] part = new double[1][input.length / blocks.length];
                block.addInput(step, part);
                System.arraycopy(part[0], 0, input, at, part[0].length);
                at += part[0].length;
            }
            open(sources, targets);
            for (PlasticStage block : blocks) {
                block.learn(step, 1, source, target);
            }
        }

        /** A step that is not learned, as before a run that goes on from what another saved. */
        void pass() {
            step++;
            open(fired(INPUTS * batch), fired(FILTERS * POSITIONS * batch));
        }

        private void open(int[] sources, int[] targets) {
            pre = sources;
            post = targets;
            source.open(step);
            source.append(step, pre, 0, pre.length, 0);
            target.open(step);
            target.append(step, post, 0, post.length, 0);
        }

        private int[] fired(int entries) {
            return IntStream.range(0, entries)
                    .filter(entry -> random.nextDouble() < 0.08)
                    .toArray();
        }

        float[] weights() {
            float[] all = new float[FILTERS * KERNEL];
            int at = 0;
            for (PlasticStage block : blocks) {
                float[] part = new float[block.weights()];
                block.readWeights(part);
                System.arraycopy(part, 0, all, at, part.length);
                at += part.length;
            }
            return all;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, SUM", "3, SUM", "3, MEAN", "3, MAX"})
    void shouldSumOverPositionsAndReduceOverRows(int batch, Reduction reduction) {
        Course course = new Course(batch, block(RULE, 0, FILTERS, batch, reduction));
        double[] weight = IntStream.range(0, FILTERS * KERNEL)
                .mapToDouble(k -> initial()[k])
                .toArray();
        double[] x = new double[INPUTS * batch];
        double[] y = new double[FILTERS * POSITIONS * batch];
        int moved = 0;
        for (int step = 1; step <= STEPS; step++) {
            course.step();
            raise(x, course.pre);
            raise(y, course.post);
            for (int slot = 0; slot < weight.length; slot++) {
                double[] down = new double[batch];
                double[] up = new double[batch];
                for (int row = 0; row < batch; row++) {
                    for (int l = 0; l < POSITIONS; l++) {
                        int i = (l + slot % KERNEL) * batch + row;
                        int j = (slot / KERNEL * POSITIONS + l) * batch + row;
                        down[row] -= NU * among(course.pre, i) * y[j];
                        up[row] += 1.5 * NU * x[i] * among(course.post, j);
                    }
                }
                double changed = weight[slot] + reduced(down, reduction) + reduced(up, reduction);
                moved += changed != weight[slot] ? 1 : 0;
                weight[slot] = Math.max(0, Math.min(1, changed));
            }
            float[] learned = course.weights();
            for (int slot = 0; slot < weight.length; slot++) {
                assertThat(learned[slot])
                        .as("slot %d at step %d", slot, step)
                        .isCloseTo((float) weight[slot], within(1e-4f));
            }
        }
        assertThat(moved).isGreaterThan(STEPS);
    }

    private static void raise(double[] trace, int[] fired) {
        for (int i = 0; i < trace.length; i++) {
            trace[i] *= StrictMath.exp(-1 / TAU_MS);
        }
        for (int entry : fired) {
            trace[entry] = 1;
        }
    }

    private static int among(int[] fired, int entry) {
        return Arrays.binarySearch(fired, entry) >= 0 ? 1 : 0;
    }

    private static double reduced(double[] rows, Reduction reduction) {
        double sum = Arrays.stream(rows).sum();
        return switch (reduction) {
            case SUM -> sum;
            case MEAN -> sum / rows.length;
            case MAX -> Arrays.stream(rows).reduce(0, (a, b) -> Math.abs(b) > Math.abs(a) ? b : a);
        };
    }

    /** Source 0 and the target at position 0 fire together in row 1, after that target fired in row 1 already. */
    @ParameterizedTest
    @CsvSource({"BEFORE, 0, 0", "AFTER, 1, 0", "END_OF_STEP, 1, 1"})
    void shouldSendTheWeightThatTravels(LearningRule.Travel travel, double down, double up) {
        LearningRule rule = new PairStdp(
                TAU_MS, TAU_MS, NU, NU, 0, 0, 0, 1, PairStdp.Pairing.ALL, LearningRule.Coincidence.PRE_FIRST, travel);
        Course course = new Course(2, block(rule, 0, FILTERS, 2, Reduction.SUM));

        course.step(new int[0], new int[] {1});
        course.step(new int[] {1}, new int[] {1});
        course.step(new int[0], new int[0]);

        double[] expected = new double[FILTERS * POSITIONS * 2];
        for (int filter = 0; filter < FILTERS; filter++) {
            expected[filter * POSITIONS * 2 + 1] = initial()[filter * KERNEL];
        }
        expected[1] += NU * (up - down * StrictMath.exp(-1 / TAU_MS));
        assertThat(course.input).containsExactly(expected, within(1e-7));
    }

    @ParameterizedTest
    @CsvSource({"SUM", "MEAN", "MAX"})
    void shouldGiveTheSameBitsOnShardsOfWholeFiltersAndFromWhatItSaved(Reduction reduction) {
        Course one = new Course(3, block(RULE, 0, FILTERS, 3, reduction));
        Course two = new Course(3, block(RULE, 0, 2, 3, reduction), block(RULE, 2, FILTERS, 3, reduction));
        Course resumed = new Course(3, block(RULE, 0, FILTERS, 3, reduction));
        for (int step = 1; step <= STEPS; step++) {
            one.step();
            two.step();
            if (step <= STEPS / 2) {
                resumed.pass();
            } else {
                resumed.step();
                assertThat(resumed.input).isEqualTo(one.input);
            }
            if (step == STEPS / 2) {
                StageState state = new StageState();
                one.blocks[0].save("", state);
                resumed.blocks[0].restore("", state);
            }
            assertThat(two.input).as("input of step %d", step).isEqualTo(one.input);
            assertThat(two.weights()).as("weights of step %d", step).isEqualTo(one.weights());
        }
        assertThat(resumed.weights()).isEqualTo(one.weights()).isNotEqualTo(initial());
    }

    /** A reward adds what the traces of each position and row have in common. */
    @Test
    void shouldSumWhatASignalDoesOverPositionsAndRows() {
        Course course = new Course(2, block(new Rewarded(), 0, FILTERS, 2, Reduction.SUM));
        course.step(new int[] {0, 3}, new int[] {0, 3});

        course.blocks[0].signal("reward", 0.1);

        float[] expected = initial();
        expected[0] += 0.2f;
        assertThat(course.weights()).containsExactly(expected, within(1e-6f));
    }

    /** Weights drift by a tenth a step at every position and in every row. */
    @Test
    void shouldLetTimePassForEveryPositionAndRow() {
        Course course = new Course(2, block(new Falling(), 0, FILTERS, 2, Reduction.MEAN));

        course.step(new int[0], new int[0]);

        float[] expected = initial();
        for (int k = 0; k < expected.length; k++) {
            expected[k] -= (float) (POSITIONS * 0.01 * expected[k]);
        }
        assertThat(course.weights()).containsExactly(expected, within(1e-6f));
    }

    @Test
    void shouldReadAndWriteAWeightASlot() {
        PlasticStage block = block(RULE, 0, FILTERS, 2, Reduction.MEAN);
        assertThat(block.size()).isEqualTo(FILTERS * POSITIONS * KERNEL);
        assertThat(block.weights()).isEqualTo(FILTERS * KERNEL);
        float[] weights = new float[FILTERS * KERNEL];
        Arrays.fill(weights, 0.25f);
        block.writeWeights(weights);
        weights[5] = 0;
        block.readWeights(weights);
        assertThat(weights[5]).isEqualTo(0.25f);
        assertThatThrownBy(() -> block.writeWeights(new float[3]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("projection conv: 3 weights for 12");
    }

    private record Rewarded() implements LearningRule {
        @Override
        public String summary() {
            return "adds reward times both traces";
        }

        @Override
        public Traces traces() {
            return Traces.prePost(TAU_MS, TAU_MS);
        }

        @Override
        public List<String> signals() {
            return List.of("reward");
        }

        @Override
        public void onSignal(Synapse s, String signal) {
            s.weight(s.weight() + s.signal() * s.preTrace() * s.postTrace());
        }

        @Override
        public void onPre(Synapse s) {
            // Only rewards act.
        }

        @Override
        public void onPost(Synapse s) {
            // Only rewards act.
        }
    }

    private record Falling() implements LearningRule {
        @Override
        public String summary() {
            return "a hundredth of the weight is lost a step";
        }

        @Override
        public Traces traces() {
            return Traces.prePost(TAU_MS, TAU_MS);
        }

        @Override
        public boolean everyStep() {
            return true;
        }

        @Override
        public void onStep(Synapse s, double dtMs) {
            s.weight(s.weight() * (1 - 0.01 * dtMs));
        }

        @Override
        public void onPre(Synapse s) {
            // Only time acts.
        }

        @Override
        public void onPost(Synapse s) {
            // Only time acts.
        }
    }
}
