package io.engram.runtime.wire;

import static io.engram.runtime.wire.FrameDescriptor.*;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;

/**
 * Reads frames from a {@link Link} in the order in which they were written. Used by one thread, which owns it.
 */
public final class FrameReader {
    private static final int MOST_AT_ONCE = 1 << 20;
    private final OneToOneRingBuffer ring;
    private final FrameHandler handler;
    private final ControlledMessageHandler onMessage = this::onMessage;
    private long upTo;
    private long ended;

    /** What to do with what comes. */
    public interface FrameHandler {
        /** {@code count} neurons of a shard fired at {@code step}: {@code ids.neuron(0..count-1)}, ascending. */
        void spikes(int population, int shard, long step, int count, Neurons ids);

        /** The state of one chosen neuron at {@code step}. */
        void state(int recorder, int population, long step, int place, int variables, Values values);
    }

    /** Neurons of one step of a frame; valid during the call. */
    public interface Neurons {
        int neuron(int k);

        /** Whether each carries a value. */
        boolean graded();

        /** The new value of neuron {@code k}; only where {@link #graded}. */
        float value(int k);
    }

    /** Values of one sample; valid during the call. */
    public interface Values {
        double value(int v);
    }

    private MutableDirectBuffer buffer;
    private int base;
    private final StepNeurons neurons = new StepNeurons();
    private final Values values = v -> buffer.getDouble(base + 8 * v);

    public FrameReader(Link link, FrameHandler handler) {
        this.ring = link.ring();
        this.handler = handler;
    }

    /** Whether nothing waits to be read. */
    public boolean isEmpty() {
        return ring.size() == 0;
    }

    /** Reads what is there, up to and including the END of {@code lastStep}; whether that END has come. */
    public boolean readSlice(long lastStep) {
        if (ended >= lastStep) {
            return true;
        }
        upTo = lastStep;
        ring.controlledRead(onMessage, MOST_AT_ONCE);
        return ended >= lastStep;
    }

    /** Reads all frames of steps up to {@code lastStep} that are there; used where a watermark comes another way. */
    public void readUpTo(long lastStep) {
        upTo = lastStep;
        long before;
        do {
            // One read ends where the ring wraps, so only one that gets nowhere has read all.
            before = ring.consumerPosition();
            ring.controlledRead(onMessage, MOST_AT_ONCE);
        } while (ring.consumerPosition() != before);
    }

    private ControlledMessageHandler.Action onMessage(int type, MutableDirectBuffer from, int index, int length) {
        buffer = from;
        switch (type) {
            case SPIKES, GRADED -> {
                if (from.getLong(index + FIRST_STEP) > upTo) {
                    return ControlledMessageHandler.Action.ABORT;
                }
                onSpikes(index, type == GRADED);
            }
            case STATE -> {
                if (from.getLong(index + STEP) > upTo) {
                    return ControlledMessageHandler.Action.ABORT;
                }
                onState(index);
            }
            case END -> {
                ended = from.getLong(index + LAST_STEP);
                return ended >= upTo ? ControlledMessageHandler.Action.BREAK : ControlledMessageHandler.Action.CONTINUE;
            }
            default -> throw new IllegalStateException("frame of unknown type " + type);
        }
        return ControlledMessageHandler.Action.CONTINUE;
    }

    private void onSpikes(int index, boolean graded) {
        int population = buffer.getInt(index + POPULATION);
        int shard = buffer.getInt(index + SHARD);
        long firstStep = buffer.getLong(index + FIRST_STEP);
        int steps = buffer.getInt(index + STEP_COUNT);
        base = index + COUNTS + 4 * steps;
        neurons.graded = graded;
        neurons.toValue = 4 * buffer.getInt(index + SPIKE_COUNT);
        for (int k = 0; k < steps; k++) {
            int count = buffer.getInt(index + COUNTS + 4 * k);
            if (count > 0) {
                handler.spikes(population, shard, firstStep + k, count, neurons);
                base += 4 * count;
            }
        }
    }

    /** The neurons of the step whose ids begin at {@link #base}; their values lie {@code toValue} bytes further on. */
    private final class StepNeurons implements Neurons {
        private boolean graded;
        private int toValue;

        @Override
        public int neuron(int k) {
            return buffer.getInt(base + 4 * k);
        }

        @Override
        public boolean graded() {
            return graded;
        }

        @Override
        public float value(int k) {
            return buffer.getFloat(base + toValue + 4 * k);
        }
    }

    private void onState(int index) {
        int variables = buffer.getInt(index + VARIABLES);
        int n = buffer.getInt(index + NEURON_COUNT);
        base = index + SAMPLES + 8;
        for (int k = 0; k < n; k++) {
            handler.state(
                    buffer.getInt(index + RECORDER),
                    buffer.getInt(index + STATE_POPULATION),
                    buffer.getLong(index + STEP),
                    buffer.getInt(base - 8),
                    variables,
                    values);
            base += sampleLength(variables);
        }
    }
}
