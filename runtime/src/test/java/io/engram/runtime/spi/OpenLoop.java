package io.engram.runtime.spi;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.StateHistory;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.network.Delays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A small random projection driven by prescribed spikes on both sides: sources and targets that fire alone, together, twice
 * in a step and not at all. Plays the engine's part for the blocks of any number of shards.
 */
final class OpenLoop {
    static final int SOURCES = 23;
    static final int TARGETS = 17;
    static final int STEPS = 240;
    private static final double DT_MS = 1;
    static final int LONGEST_DELAY = 6;

    private final LearningRule rule;
    private final Delays delays;
    private final Synapses all;
    private final int[][] sourceSpikes;
    private final int[][] targetSpikes;
    /** {@code [step][column][target]}; step 0 is what was before the first. */
    private final double[][][] targetState;

    private final int rows;
    private final Reduction reduction;
    private final List<Upkeep> upkeep;

    /** The projection and the spikes that {@code seed} gives; {@code rate} is the chance to fire in a step. */
    OpenLoop(LearningRule rule, Delays delays, int shortestDelay, long seed, double rate) {
        rows = 1;
        reduction = Reduction.MEAN;
        upkeep = List.of();
        this.rule = rule;
        this.delays = delays;
        SplittableRandom random = new SplittableRandom(seed);
        all = DrawnLoop.synapses(random, rule, shortestDelay);
        sourceSpikes = DrawnLoop.spikes(random, SOURCES, rate);
        targetSpikes = DrawnLoop.spikes(random, TARGETS, rate);
        targetState = DrawnLoop.states(random, rule.postState().size(), TARGETS);
    }

    private OpenLoop(
            OpenLoop one,
            int rows,
            Reduction reduction,
            int[][] sourceSpikes,
            int[][] targetSpikes,
            double[][][] targetState,
            List<Upkeep> upkeep) {
        this.upkeep = List.copyOf(upkeep);
        rule = one.rule;
        delays = one.delays;
        all = one.all;
        this.rows = rows;
        this.reduction = reduction;
        this.sourceSpikes = sourceSpikes;
        this.targetSpikes = targetSpikes;
        this.targetState = targetState;
    }

    /** The same with upkeep beside the rule. */
    OpenLoop keptUp(List<Upkeep> by) {
        return new OpenLoop(this, rows, reduction, sourceSpikes, targetSpikes, targetState, by);
    }

    /** The same without the spikes up to {@code step}. */
    OpenLoop silentUntil(int step) {
        int[][] sources = sourceSpikes.clone();
        int[][] targets = targetSpikes.clone();
        Arrays.fill(sources, 1, step + 1, new int[0]);
        Arrays.fill(targets, 1, step + 1, new int[0]);
        return new OpenLoop(this, rows, reduction, sources, targets, targetState, upkeep);
    }

    /** The same synapses with so many rows, each of which sees the same spikes. */
    OpenLoop equalRows(int batch, Reduction by) {
        double[][][] states = Arrays.stream(targetState)
                .map(step -> Arrays.stream(step)
                        .map(column -> IntStream.range(0, column.length * batch)
                                .mapToDouble(entry -> column[entry / batch])
                                .toArray())
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
        return new OpenLoop(
                this,
                batch,
                by,
                DrawnLoop.rows(sourceSpikes, batch),
                DrawnLoop.rows(targetSpikes, batch),
                states,
                upkeep);
    }

    /** The same synapses with so many rows, each of which sees spikes of its own. */
    OpenLoop differentRows(int batch, Reduction by, long seed, double rate) {
        SplittableRandom random = new SplittableRandom(seed);
        return new OpenLoop(
                this,
                batch,
                by,
                DrawnLoop.spikes(random, SOURCES * batch, rate),
                DrawnLoop.spikes(random, TARGETS * batch, rate),
                DrawnLoop.states(random, rule.postState().size(), TARGETS * batch),
                upkeep);
    }

    /** The plan of the shard that owns targets {@code from} to {@code to} (exclusive). */
    PlasticPlan plan(int from, int to) {
        int first = all.targetStart()[from];
        int last = all.targetStart()[to];
        int[] start = new int[to - from + 1];
        for (int t = from; t <= to; t++) {
            start[t - from] = all.targetStart()[t] - first;
        }
        Synapses own = new Synapses(
                start,
                Arrays.copyOfRange(all.source(), first, last),
                Arrays.copyOfRange(all.weight(), first, last),
                Arrays.copyOfRange(all.delaySteps(), first, last));
        PlasticPlan one = new PlasticPlan("learn", 0, rule, DT_MS, LONGEST_DELAY, SOURCES, from, to, 2, delays, own)
                .withUpkeep(upkeep);
        return rows == 1 ? one : one.withBatch(rows, reduction);
    }

    /** The longest slice that the delays allow. */
    int longestSlice() {
        int slice = LONGEST_DELAY;
        for (int delay : all.delaySteps()) {
            int pre = PlasticPlan.part(delays.pre(), delay, DT_MS);
            int post = PlasticPlan.part(delays.post(), delay, DT_MS);
            slice = Math.min(slice, Math.min(delay, delay - pre + post));
        }
        return slice;
    }

    /** The blocks of {@code shards} shards. */
    Run start(int shards, Function<PlasticPlan, PlasticStage> block) {
        List<PlasticStage> blocks = new ArrayList<>();
        int[] from = new int[shards + 1];
        for (int k = 0; k < shards; k++) {
            from[k + 1] = TARGETS * (k + 1) / shards;
            blocks.add(block.apply(plan(from[k], from[k + 1])));
        }
        return new Run(blocks, from);
    }

    /** The weights before anything was learned. */
    float[] initialWeights() {
        return all.weight().clone();
    }

    /** Learns with a {@link SynapseTwin} a synapse; the weights after all steps, and what each target got at each step. */
    Outcome twin() {
        double[][] input = new double[STEPS + LONGEST_DELAY + 1][2 * TARGETS];
        double[] weights = new double[all.size()];
        for (int t = 0; t < TARGETS; t++) {
            for (int k = all.targetStart()[t]; k < all.targetStart()[t + 1]; k++) {
                int delay = all.delaySteps()[k];
                int pre = PlasticPlan.part(delays.pre(), delay, DT_MS);
                int post = PlasticPlan.part(delays.post(), delay, DT_MS);
                SynapseTwin twin = new SynapseTwin(rule, DT_MS, all.weight()[k]);
                twin.begin(state(0, t));
                for (int event = 1; event <= STEPS + Math.min(pre, post); event++) {
                    twin.step(
                            count(sourceSpikes, event - pre, all.source()[k]),
                            count(targetSpikes, event - post, t),
                            state(event - post, t),
                            event > post);
                    if (event > pre) {
                        input[event - pre + delay][t] += twin.sent(false);
                        input[event - pre + delay][t + TARGETS] += twin.sent(true);
                    }
                }
                weights[k] = twin.weight();
            }
        }
        return new Outcome(weights, Arrays.copyOfRange(input, 1, STEPS + 1));
    }

    /** The weights as {@link BatchTwin}s have them. */
    double[] batchTwin() {
        double[] weights = new double[all.size()];
        int[][][] pres = counts(sourceSpikes, SOURCES);
        int[][][] posts = counts(targetSpikes, TARGETS);
        for (int t = 0; t < TARGETS; t++) {
            for (int k = all.targetStart()[t]; k < all.targetStart()[t + 1]; k++) {
                int delay = all.delaySteps()[k];
                int pre = PlasticPlan.part(delays.pre(), delay, DT_MS);
                int post = PlasticPlan.part(delays.post(), delay, DT_MS);
                BatchTwin twin = new BatchTwin(rule, DT_MS, all.weight()[k], rows, reduction);
                twin.begin(states(0, t));
                for (int event = 1; event <= STEPS + Math.min(pre, post); event++) {
                    twin.step(
                            pres[Math.max(0, event - pre)][all.source()[k]],
                            posts[Math.max(0, event - post)][t],
                            states(event - post, t),
                            event > post);
                }
                weights[k] = twin.weight();
            }
        }
        return weights;
    }

    /** How often each neuron fires in each row, by step; never at step 0. */
    private int[][][] counts(int[][] spikes, int neurons) {
        int[][][] counts = new int[spikes.length][neurons][rows];
        for (int step = 1; step < spikes.length; step++) {
            for (int entry : spikes[step]) {
                counts[step][entry / rows][entry % rows]++;
            }
        }
        return counts;
    }

    private static int count(int[][] spikes, int step, int neuron) {
        return step < 1
                ? 0
                : (int) Arrays.stream(spikes[step]).filter(i -> i == neuron).count();
    }

    private double[][] states(int step, int target) {
        return IntStream.range(0, rows)
                .mapToObj(b -> state(step, target * rows + b))
                .toArray(double[][]::new);
    }

    private double[] state(int step, int target) {
        return Arrays.stream(targetState[Math.max(step, 0)])
                .mapToDouble(column -> column[target])
                .toArray();
    }

    /** The weights in canonical order, and the input {@code [step - 1][receptor * TARGETS + target]}. */
    record Outcome(double[] weights, double[][] input) {}

    /** A run under way. */
    final class Run {
        final List<PlasticStage> blocks;
        private final int[] from;
        private final SpikeHistory source;
        private final SpikeHistory target;
        private final StateHistory[] states;
        /** The state of the targets of each block, {@code [block][step]}. */
        private final double[][][][] parts;

        private final double[][] input = new double[STEPS][2 * TARGETS * rows];
        private final double[][][] arriving;
        private int done;

        private Run(List<PlasticStage> blocks, int[] from) {
            this.blocks = blocks;
            this.from = from;
            int steps = LONGEST_DELAY
                    + blocks.stream().mapToInt(PlasticStage::historySteps).max().orElse(0);
            source = new SpikeHistory(steps);
            target = new SpikeHistory(steps);
            states = new StateHistory[blocks.size()];
            parts = new double[blocks.size()][STEPS + 1][][];
            for (int k = 0; k < states.length; k++) {
                for (int step = 0; step <= STEPS; step++) {
                    parts[k][step] = part(step, k);
                }
                int[] columns = IntStream.range(0, rule.postState().size()).toArray();
                states[k] = new StateHistory(columns, steps, parts[k][0]);
                blocks.get(k).watch(states[k]);
            }
            arriving = new double[blocks.size()][][];
            for (int k = 0; k < arriving.length; k++) {
                arriving[k] = new double[2][(from[k + 1] - from[k]) * rows];
            }
        }

        /** Learns up to {@code step} in slices of {@code slice} steps. */
        Run to(int step, int slice) {
            while (done < step) {
                int steps = Math.min(slice, step - done);
                for (int k = 1; k <= steps; k++) {
                    arrive(done + k);
                    fire(done + k);
                }
                for (int k = 0; k < blocks.size(); k++) {
                    blocks.get(k).learn(done + 1, steps, source, target);
                }
                done += steps;
            }
            return this;
        }

        /** What a reset is to the blocks. */
        Run reset() {
            blocks.forEach(PlasticStage::reset);
            return this;
        }

        /** Passes the steps up to {@code step} without learning, as a run that continues another does. */
        Run skipTo(int step) {
            while (done < step) {
                fire(++done);
            }
            return this;
        }

        private void fire(int step) {
            source.open(step);
            source.append(step, sourceSpikes[step], 0, sourceSpikes[step].length, 0);
            target.open(step);
            target.append(step, targetSpikes[step], 0, targetSpikes[step].length, 0);
            for (int k = 0; k < states.length; k++) {
                states[k].record(step, parts[k][step]);
            }
        }

        /** The state of the targets of block {@code k} at a step. */
        private double[][] part(int step, int k) {
            return Arrays.stream(targetState[step])
                    .map(column -> Arrays.copyOfRange(column, from[k] * rows, from[k + 1] * rows))
                    .toArray(double[][]::new);
        }

        private void arrive(int step) {
            for (int b = 0; b < arriving.length; b++) {
                blocks.get(b).addInput(step, arriving[b]);
                for (int r = 0; r < 2; r++) {
                    for (int t = 0; t < arriving[b][r].length; t++) {
                        input[step - 1][(r * TARGETS + from[b]) * rows + t] = arriving[b][r][t];
                        arriving[b][r][t] = 0;
                    }
                }
            }
        }

        float[] weights() {
            float[] weights = new float[all.size()];
            int at = 0;
            for (PlasticStage block : blocks) {
                float[] part = new float[block.size()];
                block.readWeights(part);
                System.arraycopy(part, 0, weights, at, part.length);
                at += part.length;
            }
            return weights;
        }

        /** What arrived in one row. */
        double[][] inputOfRow(int row) {
            return Arrays.stream(input)
                    .map(step -> IntStream.range(0, step.length / rows)
                            .mapToDouble(entry -> step[entry * rows + row])
                            .toArray())
                    .toArray(double[][]::new);
        }

        /** What arrived at the steps from {@code first} on. */
        double[][] input(int first) {
            return Arrays.copyOfRange(input, first - 1, STEPS);
        }
    }
}
