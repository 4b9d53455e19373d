package io.engram.runtime.wire;

/**
 * The layout of the frames on a ring, little-endian as the machine's; offsets in bytes.
 *
 * <pre>
 *  SPIKES                             STATE                               END
 *   0  int   population                0  int   recorder                   0  long  last step of the slice
 *   4  int   shard                     4  int   variables a neuron (v)
 *   8  long  first step                8  long  step
 *  16  int   step count (s)           16  int   neurons in the frame (n)
 *  20  int   spike count (n)          20  int   population
 *  24  int   spikes of step 0         24  n x { int place in the recorder's list, int 0, v x double value }
 *      ...   s counts
 *      int   neuron                   neurons ascend within a step
 *      ...   n neurons
 *
 *  GRADED, events that carry a value: as SPIKES, and after the neurons
 *      float new value of the neuron
 *      ...   n values
 * </pre>
 *
 * <p>A slice that does not fit a frame (a ring takes at most an eighth of its capacity) is sent as several SPIKES frames
 * that follow one another: each continues at the step, and within it at the neuron, where the one before ended.
 */
final class FrameDescriptor {
    static final int SPIKES = 1;
    static final int STATE = 2;
    static final int END = 3;
    static final int GRADED = 4;

    static final int POPULATION = 0;
    static final int SHARD = 4;
    static final int FIRST_STEP = 8;
    static final int STEP_COUNT = 16;
    static final int SPIKE_COUNT = 20;
    static final int COUNTS = 24;

    static final int RECORDER = 0;
    static final int VARIABLES = 4;
    static final int STEP = 8;
    static final int NEURON_COUNT = 16;
    static final int STATE_POPULATION = 20;
    static final int SAMPLES = 24;

    static final int LAST_STEP = 0;
    static final int END_LENGTH = 8;

    private FrameDescriptor() {}

    /** Bytes of a SPIKES or GRADED frame. */
    static int spikesLength(int steps, int spikes, boolean graded) {
        return COUNTS + 4 * steps + spikeLength(graded) * spikes;
    }

    /** Bytes of one spike, with its value if it carries one. */
    static int spikeLength(boolean graded) {
        return graded ? 8 : 4;
    }

    /** Bytes of one neuron in a STATE frame. */
    static int sampleLength(int variables) {
        return 8 + 8 * variables;
    }
}
