package io.engram.neurons;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SpikeOutput;
import io.engram.runtime.spi.SpikeTrain;
import java.util.Arrays;

/**
 * The spikes of one shard of a {@link PatternSequence}, by step: the afferents of step n are those from {@code starts[n-1]} to
 * {@code starts[n]}. Made once when the shard is built; immutable then.
 */
final class PatternSpikes {
    private static final long MOST_STEPS = 200_000_000;

    private final int[] starts;
    /** Shard-local afferents; {@code char} halves the memory of the usual shard. */
    private final char[] narrow;

    private final int[] wide;

    private PatternSpikes(int[] starts, char[] narrow, int[] wide) {
        this.starts = starts;
        this.narrow = narrow;
        this.wide = wide;
    }

    static PatternSpikes make(PatternSequence p, SourceContext context) {
        long steps = Math.round(p.uniqueMs() / context.dtMs());
        if (steps < 1 || steps > MOST_STEPS) {
            throw new SpecException("pattern-sequence: uniqueMs=" + p.uniqueMs() + " is " + steps + " steps of "
                    + context.dtMs() + " ms; must be 1 to " + MOST_STEPS);
        }
        PatternAfferent afferent =
                new PatternAfferent(p, context.key(), context.size(), context.dtMs(), steps * context.dtMs());
        int n = context.to() - context.from();
        int[] starts = new int[(int) steps + 1];
        int[] ends = new int[n];
        int[] spikeSteps = new int[1024];
        int count = 0;
        for (int i = 0; i < n; i++) {
            long[] bits = afferent.make(context.from() + i);
            int more = 0;
            for (long word : bits) {
                more += Long.bitCount(word);
            }
            if (count + more > spikeSteps.length) {
                // After the first afferent this is room for all of about its rate.
                long room = Math.max((long) more * (n - i) + count, count + more) + count / 10;
                spikeSteps = Arrays.copyOf(spikeSteps, (int) Math.min(room, Integer.MAX_VALUE - 8));
            }
            count = append(bits, spikeSteps, count, starts);
            ends[i] = count;
        }
        for (int step = 0; step < steps; step++) {
            starts[step + 1] += starts[step];
        }
        return byStep(starts, ends, spikeSteps);
    }

    /** Appends the steps of the set bits, ascending, and counts them. */
    private static int append(long[] bits, int[] spikeSteps, int count, int[] starts) {
        int end = count;
        for (int word = 0; word < bits.length; word++) {
            for (long left = bits[word]; left != 0; left &= left - 1) {
                int step = word << 6 | Long.numberOfTrailingZeros(left);
                spikeSteps[end] = step;
                starts[step + 1]++;
                end++;
            }
        }
        return end;
    }

    private static PatternSpikes byStep(int[] starts, int[] ends, int[] spikeSteps) {
        int n = ends.length;
        int count = n == 0 ? 0 : ends[n - 1];
        boolean fits = n <= Character.MAX_VALUE + 1;
        char[] narrow = new char[fits ? count : 0];
        int[] wide = new int[fits ? 0 : count];
        int[] next = starts.clone();
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (; k < ends[i]; k++) {
                int place = next[spikeSteps[k]]++;
                if (fits) {
                    narrow[place] = (char) i;
                } else {
                    wide[place] = i;
                }
            }
        }
        return new PatternSpikes(starts, narrow, wide);
    }

    SourceKernel kernel() {
        return narrow.length >= wide.length ? this::stepNarrow : this::stepWide;
    }

    private void stepNarrow(long step, SpikeOutput out) {
        int place = (int) ((step - 1) % (starts.length - 1));
        for (int k = starts[place]; k < starts[place + 1]; k++) {
            out.spike(narrow[k]);
        }
    }

    private void stepWide(long step, SpikeOutput out) {
        int place = (int) ((step - 1) % (starts.length - 1));
        for (int k = starts[place]; k < starts[place + 1]; k++) {
            out.spike(wide[k]);
        }
    }

    /** The spikes of a window, made for themselves; the window may lie in any repetition but not reach into the next. */
    static SpikeTrain window(
            PatternSequence p, long key, int size, int afferents, double dtMs, double fromMs, double toMs) {
        long unique = Math.round(p.uniqueMs() / dtMs);
        long from = Math.round(fromMs / dtMs);
        long to = Math.round(toMs / dtMs);
        long shift = from / unique * unique;
        int last = (int) Math.min(to - shift, unique);
        // What jitter carries back into the window lies at most a few of its sd beyond the end.
        double reachMs = Math.min(last * dtMs + 10 * p.jitterMs() + 1, unique * dtMs);
        PatternAfferent afferent = new PatternAfferent(p, key, size, dtMs, reachMs);
        int[] neurons = new int[64];
        double[] timesMs = new double[64];
        int count = 0;
        for (int i = 0; i < afferents; i++) {
            long[] bits = afferent.make(i);
            for (int step = (int) (from - shift); step < last; step++) {
                if ((bits[step >>> 6] & 1L << step) != 0) {
                    if (count == neurons.length) {
                        neurons = Arrays.copyOf(neurons, 2 * count);
                        timesMs = Arrays.copyOf(timesMs, 2 * count);
                    }
                    neurons[count] = i;
                    timesMs[count] = (shift + step + 1) * dtMs;
                    count++;
                }
            }
        }
        return SpikeTrain.of(Arrays.copyOf(neurons, count), Arrays.copyOf(timesMs, count));
    }
}
