package io.engram.bench;

import io.engram.plasticity.PairStdp;
import io.engram.plasticity.PlasticBlock;
import io.engram.plasticity.SpikingBcm;
import io.engram.plasticity.TraceHebbian;
import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.network.Delays;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Reduction;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A plastic block of 1,000 by 1,000 synapses, one step in which ten neurons of one side fire, in every row of the batch:
 * nanoseconds a synapse, all rows together. Before it is measured, blocks with two other rules have run in the same process, so that what is shared is seen to be shared.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RuleBenchmark {
    private static final int SIDE = 1000;
    private static final int FIRING = 10;

    /** Whether each rule has its own clone of the loop. */
    @Param({"cloned", "plain"})
    public String loop;

    /** Rows that share the weights. */
    @Param({"1", "16"})
    public int batch;

    private PlasticBlock block;
    private SpikeHistory source;
    private SpikeHistory target;
    private double[][] input = new double[1][0];
    private int[] firing = new int[0];
    private long step;

    /** Builds the block, after the others have been through its loop. */
    @Setup
    public void build() {
        input = new double[1][SIDE * batch];
        firing = new int[FIRING * batch];
        for (LearningRule other : List.of(new SpikingBcm(), new TraceHebbian())) {
            start(other);
            for (int k = 0; k < 300; k++) {
                step(true);
                step(false);
            }
        }
        start(new PairStdp());
    }

    private void start(LearningRule rule) {
        float[] weight = new float[SIDE * SIDE];
        int[] delay = new int[SIDE * SIDE];
        int[] from = new int[SIDE * SIDE];
        int[] start = new int[SIDE + 1];
        Arrays.fill(weight, 0.5f);
        Arrays.fill(delay, 1);
        for (int k = 0; k < from.length; k++) {
            from[k] = k % SIDE;
        }
        for (int t = 0; t <= SIDE; t++) {
            start[t] = t * SIDE;
        }
        Synapses synapses = new Synapses(start, from, weight, delay);
        PlasticPlan plan = new PlasticPlan("bench", 0, rule, 1, 1, SIDE, 0, SIDE, 1, Delays.ofMs(1), synapses)
                .withBatch(batch, Reduction.MEAN);
        block = loop.equals("cloned") ? PlasticBlock.of(plan) : PlasticBlock.plain(plan);
        source = new SpikeHistory(1 + block.historySteps());
        target = new SpikeHistory(1 + block.historySteps());
        step = 0;
    }

    /** Ten sources fire: rows, each contiguous. */
    @Benchmark
    @OperationsPerInvocation(FIRING * SIDE)
    public double rows() {
        return step(true);
    }

    /** Ten targets fire: columns, across the rows. */
    @Benchmark
    @OperationsPerInvocation(FIRING * SIDE)
    public double columns() {
        return step(false);
    }

    private double step(boolean sources) {
        step++;
        block.addInput(step, input);
        source.open(step);
        target.open(step);
        for (int k = 0; k < firing.length; k++) {
            firing[k] = (int) ((step * 7 + k / batch * 101L) % SIDE) * batch + k % batch;
        }
        Arrays.sort(firing);
        (sources ? source : target).append(step, firing, 0, firing.length, 0);
        block.learn(step, 1, source, target);
        return input[0][0];
    }
}
