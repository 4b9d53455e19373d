package io.engram.bench;

import io.engram.plasticity.PairStdp;
import io.engram.plasticity.StdpLayer;
import io.engram.plasticity.trainer.BcmTrainer;
import io.engram.plasticity.trainer.HebbianTrainer;
import io.engram.plasticity.trainer.LinearLayer;
import io.engram.plasticity.trainer.OjaTrainer;
import io.engram.plasticity.trainer.PatternMemory;
import io.engram.plasticity.trainer.SangerTrainer;
import io.engram.plasticity.trainer.StdpTrainer;
import io.engram.plasticity.trainer.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One call of train with one sample of which a tenth is 1, as it is learned online: microseconds a call. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TrainerBenchmark {
    private static final int SAMPLES = 100;
    private static final double ACTIVE = 0.1;

    /** What learns. */
    @Param({"hebbian", "oja", "sanger", "bcm", "stdp"})
    public String trainer;

    /** Inputs and outputs. */
    @Param({"100x10", "784x100"})
    public String size;

    private final List<List<float[]>> samples = new ArrayList<>();
    private Trainer online = new OjaTrainer(new LinearLayer(new float[][] {{1}}));
    private int next;

    /** Draws weights and samples. */
    @Setup
    public void build() {
        int inputs = Integer.parseInt(size.split("x")[0]);
        int outputs = trainer.equals("hebbian") ? inputs : Integer.parseInt(size.split("x")[1]);
        LinearLayer layer = LinearLayer.normal(inputs, outputs, 0.01, 1);
        online = switch (trainer) {
            case "hebbian" -> new HebbianTrainer(PatternMemory.of(layer));
            case "oja" -> new OjaTrainer(layer, 0.001, true);
            case "sanger" -> new SangerTrainer(layer, 0.001, true);
            case "bcm" -> new BcmTrainer(layer, 0.001, -1, 1, 100, BcmTrainer.Mode.ONLINE);
            default ->
                new StdpTrainer(
                        new StdpLayer(
                                PairStdp.canns(0.01, 0.005, 0.00525, 0.95, 0, 1),
                                new StdpLayer.Unit(1, 0, 0.9, 0.95),
                                StdpLayer.Mode.ONLINE,
                                layer.weights()),
                        true);
        };
        Random random = new Random(0);
        for (int k = 0; k < SAMPLES; k++) {
            float[] sample = new float[inputs];
            for (int i = 0; i < inputs; i++) {
                sample[i] = random.nextDouble() < ACTIVE ? 1 : 0;
            }
            samples.add(List.of(sample));
        }
    }

    /** One more sample is learned. */
    @Benchmark
    public Trainer one() {
        next = (next + 1) % SAMPLES;
        online.train(samples.get(next));
        return online;
    }
}
