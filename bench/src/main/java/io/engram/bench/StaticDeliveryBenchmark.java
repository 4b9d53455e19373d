package io.engram.bench;

import io.engram.neurons.IafPscDelta;
import io.engram.neurons.Poisson;
import io.engram.runtime.engine.BareLoop;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.Value;
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
 * One step of 8,000 Poisson sources, of which 28 fire, and 8,000 neurons: microseconds, by what serves the projection between
 * them. What a step takes without a projection is part of the others.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 40, time = 50, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class StaticDeliveryBenchmark {
    private static final int SIZE = 8000;
    private static final double RATE_HZ = 35;
    private static final double WEIGHT_MV = 1e-4;
    /** A slice. */
    private static final int STEPS = 15;

    /**
     * How the synapses are described, and how many end in a neuron: 800 of one weight and delay are bits, 400 of them two bytes
     * each; 800 of one weight are four bytes each, of a weight each eight.
     */
    @Param({"none", "bits", "twoBytes", "fourBytes", "eightBytes"})
    public String synapses;

    private BareLoop loop = BareLoop.of(network("none"), 1);

    /** Draws the synapses. */
    @Setup
    public void build() {
        loop = BareLoop.of(network(synapses), 1);
    }

    private static Network network(String synapses) {
        NetworkBuilder builder = Network.named("delivery")
                .population("sources", SIZE, Poisson.atHz(RATE_HZ))
                .population("targets", SIZE, new IafPscDelta());
        Value one = Value.constant(WEIGHT_MV);
        Value several = Value.uniform(0, WEIGHT_MV);
        Value sameMs = Value.constant(1.5);
        Value severalMs = Value.uniform(1.5, 3);
        return switch (synapses) {
            case "bits" -> connect(builder, 800, one, sameMs);
            case "twoBytes" -> connect(builder, 400, one, sameMs);
            case "fourBytes" -> connect(builder, 800, one, severalMs);
            case "eightBytes" -> connect(builder, 800, several, severalMs);
            default -> builder.build();
        };
    }

    private static Network connect(NetworkBuilder builder, int inDegree, Value weight, Value delayMs) {
        return builder.projection(
                        "p", "sources", "targets", Connect.fixedInDegree(inDegree), weight, Delays.dendritic(delayMs))
                .build();
    }

    /** A slice of so many steps. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public BareLoop step() {
        loop.run(STEPS);
        return loop;
    }
}
