package io.engram.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.random.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every neuron model keeps. A test class names its models and inherits the tests:
 *
 * <pre>
 * class MyCellTest extends NeuronModelContract {
 *     &#64;Override protected Stream&lt;NeuronModel&gt; models() { return Stream.of(new MyCell()); }
 * }
 * </pre>
 */
public abstract class NeuronModelContract {
    private static final double DT_MS = 0.1;
    private static final int SIZE = 61;
    private static final int CUT = 23;
    private static final int ROWS = 3;
    private static final int STEPS = 2000;
    private static final int FEWER_STEPS = 400;
    /** Weights from a thousandth of a unit to a thousand, as models differ in unit. */
    private static final List<Double> SCALES = List.of(1e-3, 1e-1, 1e1, 1e3);

    /** The models to test. */
    protected abstract Stream<? extends NeuronModel> models();

    /** Whether the model fires without input, as one with escape noise does. */
    protected boolean firesByItself(NeuronModel model) {
        return false;
    }

    @TestFactory
    Stream<DynamicTest> shouldIntroduceItself() {
        return tests(ComponentContract::shouldIntroduceItself);
    }

    @TestFactory
    Stream<DynamicTest> shouldNameItsStateAndReceptors() {
        return tests(model -> {
            assertThat(model.state()).extracting(StateVariable::name).doesNotHaveDuplicates();
            assertThat(model.state()).allSatisfy(variable -> {
                assertThat(variable.name()).matches("[a-z][A-Za-z0-9]*");
                assertThat(variable.initial()).isFinite();
            });
            assertThat(model.receptors()).hasSizeBetween(1, 2).doesNotHaveDuplicates();
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldBeSilentWithoutInput() {
        return tests(model -> assertThat(firesByItself(model) || run(model, 0, SIZE).spikes == 0)
                .isTrue());
    }

    @TestFactory
    Stream<DynamicTest> shouldFireForSomeInputAndStayFinite() {
        return tests(model -> {
            long spikes = 0;
            for (double scale : SCALES) {
                Outcome outcome = run(model, scale, SIZE);
                spikes += outcome.spikes;
                for (double[] column : outcome.state) {
                    assertThat(Arrays.stream(column)).allMatch(Double::isFinite);
                }
            }
            assertThat(spikes).isPositive();
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldReportSpikesAscending() {
        return tests(model -> {
            for (double scale : SCALES) {
                assertThat(run(model, scale, SIZE).ascending).isTrue();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldGiveTheSameBitsInPieces() {
        return tests(model -> {
            for (double scale : SCALES) {
                Outcome whole = run(model, scale, SIZE);
                Outcome pieces = run(model, scale, CUT);
                assertThat(pieces.spikes).isEqualTo(whole.spikes);
                assertThat(pieces.spikeHash).isEqualTo(whole.spikeHash);
                assertThat(pieces.state).isDeepEqualTo(whole.state);
            }
        });
    }

    /** A checkpoint holds the columns and nothing else. */
    @TestFactory
    Stream<DynamicTest> shouldGoOnFromItsColumnsAlone() {
        return tests(model -> {
            for (double scale : SCALES) {
                ArrayNeuronBlock first = new ArrayNeuronBlock(model, SIZE);
                NeuronKernel kernel = kernel(model, 1);
                for (int step = 1; step <= STEPS / 2; step++) {
                    drive(first, scale, step);
                    kernel.step(first, 0, SIZE);
                }
                ArrayNeuronBlock second = new ArrayNeuronBlock(model, SIZE);
                for (int column = 0; column < model.state().size(); column++) {
                    System.arraycopy(first.state(column), 0, second.state(column), 0, SIZE);
                }
                NeuronKernel fresh = kernel(model, 1);
                for (int step = STEPS / 2 + 1; step <= STEPS; step++) {
                    drive(first, scale, step);
                    kernel.step(first, 0, SIZE);
                    drive(second, scale, step);
                    fresh.step(second, 0, SIZE);
                    assertThat(second.spikes()).isEqualTo(first.spikes());
                }
                for (int column = 0; column < model.state().size(); column++) {
                    assertThat(second.state(column)).isEqualTo(first.state(column));
                }
            }
        });
    }

    /** What is learned is shared by the rows; all else a row has to itself, and row 0 draws what a run of one input draws. */
    @TestFactory
    Stream<DynamicTest> shouldAdvanceRowsApart() {
        return notGraded(model -> {
            int alike = draws(model) ? 1 : ROWS;
            for (double scale : SCALES) {
                ArrayNeuronBlock rows = new ArrayNeuronBlock(model, SIZE * ROWS);
                rows.learning(false);
                NeuronKernel kernel = kernel(model, ROWS);
                ArrayNeuronBlock[] single = new ArrayNeuronBlock[alike];
                NeuronKernel[] kernels = new NeuronKernel[alike];
                for (int row = 0; row < alike; row++) {
                    single[row] = new ArrayNeuronBlock(model, SIZE);
                    single[row].learning(false);
                    kernels[row] = kernel(model, 1);
                }
                for (int step = 1; step <= FEWER_STEPS; step++) {
                    drive(rows, scale, step);
                    kernel.step(rows, 0, SIZE * ROWS);
                    for (int row = 0; row < alike; row++) {
                        single[row].clearSpikes();
                        takeRow(row, rows, single[row], model.receptors().size(), step);
                        kernels[row].step(single[row], 0, SIZE);
                        assertThat(spikesOf(row, rows)).isEqualTo(single[row].spikes());
                    }
                }
                for (int row = 0; row < alike; row++) {
                    for (int column = 0; column < model.state().size(); column++) {
                        assertThat(row(row, rows.state(column))).isEqualTo(single[row].state(column));
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldShareAmongRowsWhatItLearns() {
        return learning((model, learned) -> {
            ArrayNeuronBlock rows = new ArrayNeuronBlock(model, SIZE * ROWS);
            NeuronKernel kernel = kernel(model, ROWS);
            for (int step = 1; step <= FEWER_STEPS; step++) {
                drive(rows, SCALES.get(2), step);
                kernel.step(rows, 0, SIZE * ROWS);
            }
            double[] first = row(0, rows.state(learned));
            assertThat(first).doesNotHaveDuplicates();
            for (int row = 1; row < ROWS; row++) {
                assertThat(row(row, rows.state(learned))).isEqualTo(first);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldLearnOnlyWhereTheNetworkLearns() {
        return learning((model, learned) -> {
            ArrayNeuronBlock block = new ArrayNeuronBlock(model, SIZE);
            Arrays.fill(block.state(learned), 0.25);
            double[] before = block.state(learned).clone();
            NeuronKernel kernel = kernel(model, 1);
            for (boolean learns : new boolean[] {false, true}) {
                block.learning(learns);
                for (int step = 1; step <= STEPS; step++) {
                    drive(block, SCALES.get(2), step);
                    kernel.step(block, 0, SIZE);
                }
                if (learns) {
                    assertThat(block.state(learned)).isNotEqualTo(before);
                } else {
                    assertThat(block.state(learned)).isEqualTo(before);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldAllocateNothing() {
        return tests(model -> {
            ArrayNeuronBlock block = new ArrayNeuronBlock(model, SIZE);
            NeuronKernel kernel = kernel(model, 1);
            Runnable steps = () -> {
                for (int step = 0; step < 10_000; step++) {
                    block.clearSpikes();
                    block.current()[step % SIZE] = step % 3 * 1000;
                    kernel.step(block, 0, SIZE);
                }
            };
            steps.run();
            steps.run();
            assertThat(ComponentContract.allocatedBytes(steps)).isLessThan(10_000);
        });
    }

    /** How many spikes, a hash of them in order, whether each step's ascend, and the last state. */
    private record Outcome(long spikes, long spikeHash, boolean ascending, double[][] state) {}

    /** Runs [0, cut) and [cut, SIZE) one after the other in every step, with random input and current. */
    private static Outcome run(NeuronModel model, double scale, int cut) {
        return run(model, kernel(model, 1), scale, cut);
    }

    private static Outcome run(NeuronModel model, NeuronKernel kernel, double scale, int cut) {
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, SIZE);
        long spikes = 0;
        long hash = 0;
        boolean ascending = true;
        for (int step = 1; step <= STEPS; step++) {
            drive(block, scale, step);
            kernel.step(block, 0, cut);
            kernel.step(block, cut, SIZE);
            int before = 0;
            for (int neuron : block.spikes()) {
                spikes++;
                hash = Draws.mix(hash ^ ((long) step * SIZE + neuron));
                ascending &= neuron >= before;
                before = neuron;
            }
        }
        double[][] state =
                IntStream.range(0, model.state().size()).mapToObj(block::state).toArray(double[][]::new);
        return new Outcome(spikes, hash, ascending, state);
    }

    /** A population of {@code SIZE} in one shard, whose random numbers have key 1. */
    private static NeuronKernel kernel(NeuronModel model, int rows) {
        return model.kernel(new NeuronContext(1, DT_MS, SIZE, 0, SIZE, rows));
    }

    /** Whether another key makes another run. */
    private static boolean draws(NeuronModel model) {
        NeuronKernel other = model.kernel(new NeuronContext(2, DT_MS, SIZE, 0, SIZE));
        return SCALES.stream()
                .anyMatch(scale -> run(model, other, scale, SIZE).spikeHash != run(model, scale, SIZE).spikeHash);
    }

    /** One row's entries of a column. */
    private static double[] row(int row, double[] entries) {
        return IntStream.range(0, SIZE)
                .mapToDouble(i -> entries[i * ROWS + row])
                .toArray();
    }

    private static int[] spikesOf(int row, ArrayNeuronBlock rows) {
        return Arrays.stream(rows.spikes())
                .filter(entry -> entry % ROWS == row)
                .map(entry -> entry / ROWS)
                .toArray();
    }

    /** Gives a block of one row what a row of the other has. */
    private static void takeRow(int row, ArrayNeuronBlock from, ArrayNeuronBlock to, int receptors, int step) {
        to.at(step, step);
        System.arraycopy(row(row, from.current()), 0, to.current(), 0, SIZE);
        for (int receptor = 0; receptor < receptors; receptor++) {
            System.arraycopy(row(row, from.input(receptor)), 0, to.input(receptor), 0, SIZE);
        }
    }

    private static void drive(ArrayNeuronBlock block, double scale, int step) {
        block.clearInput();
        block.clearSpikes();
        block.at(step, step);
        for (int i = 0; i < block.current().length; i++) {
            long key = Draws.key(step, i);
            block.arrive(i, scale * Math.max(Draws.uniform(key, 0) * 3 - 2, 0));
            block.arrive(i, -0.5 * scale * Math.max(Draws.uniform(key, 1) * 3 - 2, 0));
            block.current()[i] = scale * Draws.uniform(i, 0);
        }
    }

    /** A test of one model. */
    private interface ModelTest {
        void check(NeuronModel model) throws ReflectiveOperationException;
    }

    private Stream<DynamicTest> tests(ModelTest test) {
        return models().map(model -> DynamicTest.dynamicTest(model.type(), () -> test.check(model)));
    }

    /** Of those that spike; graded models run one input. */
    private Stream<DynamicTest> notGraded(ModelTest test) {
        return models().filter(model -> !(model instanceof GradedModel))
                .map(model -> DynamicTest.dynamicTest(model.type(), () -> test.check(model)));
    }

    /** A test of one column that is learned. */
    private interface LearnedTest {
        void check(NeuronModel model, int learned);
    }

    private Stream<DynamicTest> learning(LearnedTest test) {
        return models().flatMap(model -> IntStream.range(0, model.state().size())
                .filter(column -> model.state().get(column).learned())
                .mapToObj(column -> DynamicTest.dynamicTest(
                        model.type() + " " + model.state().get(column).name(), () -> test.check(model, column))));
    }
}
