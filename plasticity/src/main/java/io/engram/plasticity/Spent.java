package io.engram.plasticity;

import io.engram.runtime.engine.StageState;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.Arrays;
import java.util.List;

/**
 * What of the pre traces each synapse has spent on spikes of its target, for rules that pair each spike of the source with the
 * next of the target only: the value that a trace had then, which decays as the trace does. Owned by its block.
 *
 * <pre>
 *   at[trace][place of the synapse * rows + row]      empty for traces that a spike sets, for they owe nothing to earlier spikes
 * </pre>
 */
final class Spent {
    private final float[][] at;
    private final double[] factor;
    private final int rows;
    private final double[][] left;
    /** What is spent of each trace at the synapse in hand. */
    private final double[] now;

    /** For {@code places} synapses, in so many rows, of a rule whose pre traces are these; none unless it is centred. */
    Spent(Traces traces, double dtMs, int places, int rows) {
        this.rows = rows;
        List<Trace> pre = traces.pairing() == Traces.Pairing.PRE_CENTRED ? traces.pre() : List.of();
        at = new float[pre.size()][];
        factor = new double[pre.size()];
        left = new double[rows][pre.size()];
        now = new double[pre.size()];
        for (int k = 0; k < at.length; k++) {
            at[k] = new float[pre.get(k).kind() == Trace.Kind.SET ? 0 : places * rows];
            factor[k] = pre.get(k).factor(dtMs);
        }
    }

    /** The target whose synapses follow fired last, in {@code row}, {@code steps} steps ago. */
    void begin(int row, long steps) {
        for (int k = 0; k < at.length; k++) {
            left[row][k] = Power.of(factor[k], steps);
        }
    }

    /** The target acts on the synapse at {@code place}; what is spent of each trace, until the next call. */
    double[] of(int place, int row) {
        for (int k = 0; k < at.length; k++) {
            if (at[k].length > 0) {
                now[k] = at[k][place * rows + row] * left[row][k];
            }
        }
        return now;
    }

    /** It has acted: all that the traces of {@code source} hold is spent. */
    void spend(int place, int row, double[][] pre, int source) {
        for (int k = 0; k < at.length; k++) {
            if (at[k].length > 0) {
                at[k][place * rows + row] = (float) pre[k][source];
            }
        }
    }

    /** Nothing was ever spent. */
    void reset() {
        for (float[] spent : at) {
            Arrays.fill(spent, 0);
        }
    }

    void save(String prefix, StageState state) {
        for (int k = 0; k < at.length; k++) {
            state.put(prefix + "spent" + k, at[k].clone());
        }
    }

    void restore(String prefix, StageState state) {
        for (int k = 0; k < at.length; k++) {
            System.arraycopy(state.floats(prefix + "spent" + k), 0, at[k], 0, at[k].length);
        }
    }
}
