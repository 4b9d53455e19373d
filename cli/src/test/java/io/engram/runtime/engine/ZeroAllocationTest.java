package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.sun.management.ThreadMXBean;
import io.engram.neurons.IafPscDelta;
import io.engram.neurons.Poisson;
import io.engram.neurons.ThresholdUnit;
import io.engram.neurons.ThresholdUnit.Activation;
import io.engram.neurons.ThresholdUnit.Update;
import io.engram.plasticity.Mstdpet;
import io.engram.plasticity.OuterProduct;
import io.engram.plasticity.PairStdp;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Signal;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.Value;
import io.engram.runtime.wire.FrameReader;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A slice allocates nothing, be it recorded or not. */
class ZeroAllocationTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final long WARM_UP = 20_000;
    private static final long STEPS = 10_000;
    /** For all steps together: what the JVM does on the thread once in a while, arrays that have one more spike to hold. */
    private static final long SMALL = 2_048;

    @AfterAll
    static void shutDown() {
        KIT.shutdownTestKit();
    }

    @Test
    void shouldAllocateNothingInASlice() {
        Staged stages = Staged.of(KIT, balanced(), 2);
        stages.runUntil(WARM_UP);

        assertThat(allocatedIn(() -> stages.runUntil(WARM_UP + STEPS)))
                .as("bytes in %d steps", STEPS)
                .isLessThan(SMALL);
        assertThat(stages.digests()).isNotEqualTo(Staged.of(KIT, balanced(), 2).digests());
    }

    @Test
    void shouldAllocateNothingWhereABatchRuns() {
        Network network = balanced().withBatch(3);
        Staged stages = Staged.of(KIT, network, 2);
        stages.runUntil(WARM_UP);
        List<String> before = stages.digests();

        assertThat(allocatedIn(() -> stages.runUntil(WARM_UP + STEPS)))
                .as("bytes in %d steps", STEPS)
                .isLessThan(SMALL);
        assertThat(stages.digests()).doesNotContainAnyElementsOf(before);
    }

    @Test
    void shouldAllocateNothingWhereASignalMoves() {
        Staged stages = Staged.of(KIT, rewarded(), 2);
        stages.runUntil(WARM_UP);
        List<String> before = stages.digests();

        assertThat(allocatedIn(() -> stages.runUntil(WARM_UP + STEPS)))
                .as("bytes in %d steps", STEPS)
                .isLessThan(SMALL);
        assertThat(stages.digests()).doesNotContainAnyElementsOf(before);
    }

    /** Learns by the error of a reward that is made of what fires, late and fading. */
    private static Network rewarded() {
        return Network.named("rewarded")
                .dtMs(1)
                .durationMs(30_000)
                .signal(Signal.named("fired")
                        .from(Span.all("cells"), 0.1)
                        .delayed(50)
                        .decaying(20))
                .signal(Signal.errorOf("reward", "fired", 200))
                .population("in", 50, Poisson.atHz(20))
                .population("cells", 10, new IafPscDelta(20, 1, 2, 0, 4, 0, 0))
                .projection("p", "in", "cells", Connect.allToAll(), Value.constant(0.5), Delays.ofMs(1), new Mstdpet())
                .build();
    }

    @Test
    void shouldAllocateNothingWhereGradedUnitsChange() {
        Staged stages = Staged.of(KIT, restless(), 2);
        stages.runUntil(WARM_UP);
        String before = stages.digests().get(0);

        assertThat(allocatedIn(() -> stages.runUntil(WARM_UP + STEPS)))
                .as("bytes in %d steps", STEPS)
                .isLessThan(SMALL);
        assertThat(stages.digests().get(0)).as("they went on changing").isNotEqualTo(before);
    }

    /** Signs under weights that are not symmetric never come to rest; a sweep follows them. */
    private static Network restless() {
        ThresholdUnit follower = new ThresholdUnit(Activation.TANH, 0, 1, Update.SHUFFLED, 0);
        return Network.named("restless")
                .dtMs(1)
                .durationMs(3000)
                .population("restless", 100, new ThresholdUnit())
                .population("follower", 30, follower)
                .initial("restless", "s", Value.uniform(-1, 1))
                .projection(
                        "rr",
                        "restless",
                        "restless",
                        Connect.allToAll(),
                        Value.normal(0, 1),
                        Delays.ofMs(1),
                        new OuterProduct())
                .projection(
                        "rf",
                        "restless",
                        "follower",
                        Connect.allToAll(),
                        Value.normal(0, 0.1),
                        Delays.ofMs(1),
                        new OuterProduct())
                .build();
    }

    @Test
    void shouldAllocateNothingWhereSpikesAreRecorded() {
        Staged stages = Staged.of(KIT, balanced(), 2);
        Tap tap = stages.taps().get(0);
        tap.open();
        long[] recorded = new long[1];
        FrameReader reader = tap.reader(counting(recorded));
        run(stages, reader, 0, WARM_UP);
        recorded[0] = 0;

        assertThat(allocatedIn(() -> run(stages, reader, WARM_UP, WARM_UP + STEPS)))
                .as("bytes in %d steps", STEPS)
                .isLessThan(SMALL);
        assertThat(recorded[0]).isGreaterThan(100);
    }

    private static void run(Staged stages, FrameReader reader, long from, long to) {
        for (long step = from + 500; step <= to; step += 500) {
            stages.runUntil(step);
            reader.readUpTo(step);
        }
    }

    private static long allocatedIn(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(self);
        work.run();
        return threads.getThreadAllocatedBytes(self) - before;
    }

    private static FrameReader.FrameHandler counting(long[] spikes) {
        return new FrameReader.FrameHandler() {
            @Override
            public void spikes(int population, int shard, long step, int count, FrameReader.Neurons ids) {
                spikes[0] += count;
            }

            @Override
            public void state(
                    int recorder, int population, long step, int place, int variables, FrameReader.Values values) {
                spikes[0] -= 1_000_000;
            }
        };
    }

    /** Everything that acts in a slice: a source, noise, static and plastic synapses. */
    private static Network balanced() {
        IafPscDelta cell = new IafPscDelta(20, 1, 2, 0, 20, 0, 0);
        Delays delays = Delays.ofMs(1.5);
        return Network.named("balanced")
                .durationMs(3000)
                .population("in", 20, Poisson.atHz(20))
                .population("E", 160, cell)
                .population("I", 40, cell)
                .poissonInput("E", 20_000, 0.1)
                .poissonInput("I", 20_000, 0.1)
                .projection("in", "in", "E", Connect.fixedInDegree(4), Value.uniform(0, 0.4), delays)
                .projection(
                        "EE",
                        "E",
                        "E",
                        Connect.fixedInDegree(16),
                        Value.constant(0.1),
                        delays,
                        PairStdp.nest(20, 20, 0.001, 2, 1, 1, 0.3))
                .projection("EI", "E", "I", Connect.fixedInDegree(16), Value.constant(0.1), delays)
                .projection("IE", "I", "E", Connect.fixedInDegree(4), Value.constant(-0.5), delays)
                .projection("II", "I", "I", Connect.fixedInDegree(4), Value.constant(-0.5), delays)
                .build();
    }
}
