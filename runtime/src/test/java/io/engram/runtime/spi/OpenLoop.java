package io.engram.runtime.spi;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.engine.SpikeHistory;
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
    private static final int LONGEST_DELAY = 6;

    private final LearningRule rule;
    private final Delays delays;
    private final Synapses all;
    private final int[][] sourceSpikes;
    private final int[][] targetSpikes;
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
        all = synapses(random, rule, shortestDelay);
        sourceSpikes = spikes(random, SOURCES, rate);
        targetSpikes = spikes(random, TARGETS, rate);
    }

    private OpenLoop(
            OpenLoop one,
            int rows,
            Reduction reduction,
            int[][] sourceSpikes,
            int[][] targetSpikes,
            List<Upkeep> upkeep) {
        this.upkeep = List.copyOf(upkeep);
        rule = one.rule;
        delays = one.delays;
        all = one.all;
        this.rows = rows;
        this.reduction = reduction;
        this.sourceSpikes = sourceSpikes;
        this.targetSpikes = targetSpikes;
    }

    /** The same with upkeep beside the rule. */
    OpenLoop keptUp(List<Upkeep> by) {
        return new OpenLoop(this, rows, reduction, sourceSpikes, targetSpikes, by);
    }

    /** The same synapses with so many rows, each of which sees the same spikes. */
    OpenLoop equalRows(int batch, Reduction by) {
        return new OpenLoop(this, batch, by, rows(sourceSpikes, batch), rows(targetSpikes, batch), upkeep);
    }

    /** The same synapses with so many rows, each of which sees spikes of its own. */
    OpenLoop differentRows(int batch, Reduction by, long seed, double rate) {
        SplittableRandom random = new SplittableRandom(seed);
        return new OpenLoop(
                this, batch, by, spikes(random, SOURCES * batch, rate), spikes(random, TARGETS * batch, rate), upkeep);
    }

    private static int[][] rows(int[][] spikes, int batch) {
        return Arrays.stream(spikes)
                .map(step -> Arrays.stream(step)
                        .flatMap(i -> IntStream.range(i * batch, (i + 1) * batch))
                        .sorted()
                        .toArray())
                .toArray(int[][]::new);
    }

    private static Synapses synapses(SplittableRandom random, LearningRule rule, int shortestDelay) {
        int[] start = new int[TARGETS + 1];
        List<int[]> drawn = new ArrayList<>();
        for (int t = 0; t < TARGETS; t++) {
            for (int s = 0; s < SOURCES; s++) {
                for (int draw = 0; draw < random.nextInt(3); draw++) {
                    drawn.add(new int[] {s, random.nextInt(shortestDelay, LONGEST_DELAY + 1)});
                }
            }
            start[t + 1] = drawn.size();
        }
        float least = (float) Math.max(rule.weightMin(), -1);
        float greatest = (float) Math.min(rule.weightMax(), 1);
        float[] weight = new float[drawn.size()];
        for (int k = 0; k < weight.length; k++) {
            int kind = random.nextInt(10);
            weight[k] =
                    kind == 0 ? least : kind == 1 ? greatest : least + (float) random.nextDouble() * (greatest - least);
        }
        return new Synapses(
                start,
                drawn.stream().mapToInt(d -> d[0]).toArray(),
                weight,
                drawn.stream().mapToInt(d -> d[1]).toArray());
    }

    private static int[][] spikes(SplittableRandom random, int neurons, double rate) {
        int[][] spikes = new int[STEPS + 1][0];
        for (int step = 1; step <= STEPS; step++) {
            int[] fired = new int[2 * neurons];
            int count = 0;
            for (int i = 0; i < neurons; i++) {
                int times = random.nextDouble() < rate ? random.nextInt(8) == 0 ? 2 : 1 : 0;
                for (int k = 0; k < times; k++) {
                    fired[count++] = i;
                }
            }
            spikes[step] = Arrays.copyOf(fired, count);
        }
        return spikes;
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
                for (int event = 1; event <= STEPS + Math.min(pre, post); event++) {
                    twin.step(count(sourceSpikes, event - pre, all.source()[k]), count(targetSpikes, event - post, t));
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
                for (int event = 1; event <= STEPS + Math.min(pre, post); event++) {
                    twin.step(pres[Math.max(0, event - pre)][all.source()[k]], posts[Math.max(0, event - post)][t]);
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

    /** The weights in canonical order, and the input {@code [step - 1][receptor * TARGETS + target]}. */
    record Outcome(double[] weights, double[][] input) {}

    /** A run under way. */
    final class Run {
        final List<PlasticStage> blocks;
        private final int[] from;
        private final SpikeHistory source;
        private final SpikeHistory target;
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
