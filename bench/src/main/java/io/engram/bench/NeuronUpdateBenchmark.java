package io.engram.bench;

import io.engram.neurons.IafCondAlpha;
import io.engram.neurons.IafCondExp;
import io.engram.runtime.network.Components;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
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
 * One step of 10,000 neurons of a model, the search for those that fire included: nanoseconds a neuron. Their states are
 * spread; a tenth of them has excitation in a step, some have inhibition, and few fire. Making that input is measured too, and
 * once by itself.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 60, time = 50, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class NeuronUpdateBenchmark {
    private static final int SIZE = 10_000;
    private static final double DT_MS = 0.1;

    /** A registered model; those with conductances have the parameters of a balanced network (Vogels and Abbott 2005). */
    @Param({
        "iaf-psc-delta",
        "iaf-psc-exp",
        "iaf-psc-alpha",
        "iaf-cond-exp",
        "iaf-cond-alpha",
        "aeif-cond-exp",
        "izhikevich",
        "lif-cond-exp",
        "lif",
        "lif-current",
        "boosted-lif",
        "integrate-and-fire",
        "adaptive-lif",
        "diehl-cook",
        "izhikevich-half-steps",
        "discrete-lif",
        "mc-culloch-pitts",
        "srm-masquelier",
        "srm0",
        "cumulative-srm",
        "relay",
        "threshold-unit"
    })
    public String model;

    private DrivenNeurons neurons = new DrivenNeurons(new IafCondExp(), 1, 0, 0);
    private NeuronKernel kernel = neurons.model().kernel(DT_MS);

    /** Makes the neurons. */
    @Setup
    public void build() {
        NeuronModel made = (NeuronModel) Components.model(model);
        neurons = switch (model) {
            case "iaf-cond-exp" ->
                new DrivenNeurons(new IafCondExp(-60, 0, -80, -50, -60, 5, 200, 10, 5, 10, 0), SIZE, 6, -67);
            case "iaf-cond-alpha" ->
                new DrivenNeurons(new IafCondAlpha(-60, 0, -80, -50, -60, 5, 200, 10, 2, 4, 0), SIZE, 6, -67);
            case "aeif-cond-exp" -> new DrivenNeurons(made, SIZE, 30, -30);
            case "iaf-psc-exp", "iaf-psc-alpha" -> new DrivenNeurons(made, SIZE, 100, -200);
            case "lif-cond-exp" -> new DrivenNeurons(made, SIZE, 0.02, -0.2);
            case "relay", "threshold-unit", "mc-culloch-pitts" -> new DrivenNeurons(made, SIZE, 0.4, -0.4);
            default -> new DrivenNeurons(made, SIZE, 0.1, -0.3);
        };
        kernel = neurons.model().kernel(new NeuronContext(1, DT_MS, SIZE, 0, SIZE));
    }

    /** What comes to them, and no step: part of the other. */
    @Benchmark
    @OperationsPerInvocation(SIZE)
    public double[] arrivals() {
        neurons.advance();
        return neurons.input(0);
    }

    /** A step of all of them. */
    @Benchmark
    @OperationsPerInvocation(SIZE)
    public double[] step() {
        neurons.advance();
        kernel.step(neurons, 0, SIZE);
        return neurons.input(0);
    }
}
