package io.engram.bench;

import io.engram.plasticity.PairStdp;
import io.engram.plasticity.StdpLayer;
import java.util.Arrays;
import java.util.Random;
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
 * A layer of all to all that learns by STDP, a tenth of its inputs active in each pattern, as CANNs' own benchmark has it:
 * microseconds a step, forward and learning together.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StdpLayerBenchmark {
    /** In one call. */
    public static final int STEPS = 1000;

    private static final double ACTIVE = 0.1;

    /** Inputs and outputs. */
    @Param({"784x400", "100x10"})
    public String size;

    /** What a step sees; see {@link StdpLayer.Mode}. */
    @Param("ONLINE")
    public StdpLayer.Mode mode;

    private StdpLayer layer = layer(StdpLayer.Mode.ONLINE, new float[1][1]);
    private double[][] patterns = new double[0][];

    private static StdpLayer layer(StdpLayer.Mode mode, float[][] weights) {
        return new StdpLayer(
                PairStdp.canns(0.01, 0.005, 0.00525, 0.95, 0, 1), new StdpLayer.Unit(1, 0, 0.9, 0.95), mode, weights);
    }

    /** Draws patterns and weights. */
    @Setup
    public void build() {
        int inputs = Integer.parseInt(size.split("x")[0]);
        int outputs = Integer.parseInt(size.split("x")[1]);
        Random random = new Random(0);
        patterns = new double[STEPS][inputs];
        for (double[] pattern : patterns) {
            Arrays.setAll(pattern, i -> random.nextDouble() < ACTIVE ? 1 : 0);
        }
        float[][] weights = new float[outputs][inputs];
        for (float[] row : weights) {
            for (int i = 0; i < inputs; i++) {
                row[i] = random.nextFloat() * 4 / inputs;
            }
        }
        layer = layer(mode, weights);
    }

    /** Learns a thousand patterns, a step each. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double[] train() {
        layer.train(patterns);
        return layer.fired();
    }
}
