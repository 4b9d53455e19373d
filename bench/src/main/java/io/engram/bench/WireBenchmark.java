package io.engram.bench;

import io.engram.runtime.wire.FrameReader;
import io.engram.runtime.wire.FrameWriter;
import io.engram.runtime.wire.Link;
import io.engram.runtime.wire.ShardSpikes;
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

/** One slice over the wire, written and read by one thread: a frame of {@code ids} spikes over ten steps, and its END. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"})
public class WireBenchmark {
    private static final int STEPS = 10;

    /** Spikes in the frame. */
    @Param({"8", "100", "1000"})
    public int ids;

    private ShardSpikes spikes;
    private FrameWriter writer;
    private FrameReader reader;
    private long slice;
    private long sum;

    /** Fills the frame, as many spikes in each step. */
    @Setup
    public void fill() {
        Link link = new Link(Link.worstCaseBytes(Math.max(ids, 1000), STEPS, 1));
        spikes = new ShardSpikes(STEPS);
        spikes.begin(1);
        for (int step = 0; step < STEPS; step++) {
            for (int k = ids * step / STEPS; k < ids * (step + 1) / STEPS; k++) {
                spikes.add(k);
            }
            spikes.endStep();
        }
        writer = new FrameWriter(link, () -> {
            throw new IllegalStateException("the ring is full");
        });
        reader = new FrameReader(link, new Summing());
    }

    /** Returns the sum of all that was read, so that none of it can be left out. */
    @Benchmark
    public long slice() {
        slice += STEPS;
        writer.spikes(0, 0, spikes);
        writer.end(slice);
        reader.readSlice(slice);
        return sum;
    }

    private final class Summing implements FrameReader.FrameHandler {
        @Override
        public void spikes(int population, int shard, long step, int count, FrameReader.Neurons neurons) {
            for (int k = 0; k < count; k++) {
                sum += neurons.neuron(k);
            }
        }

        @Override
        public void state(
                int recorder, int population, long step, int place, int variables, FrameReader.Values values) {
            throw new IllegalStateException("no state was written");
        }
    }
}
