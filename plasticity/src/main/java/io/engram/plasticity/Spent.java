package io.engram.plasticity;

import io.engram.runtime.engine.StageState;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * What of the pre traces each synapse has spent on spikes of its target, for rules that pair each spike of the source with the
 * next of the target only: the value that a trace had then, which decays as the trace does. Owned by its block.
 *
 * <pre>
 *   at[trace][place of the synapse]      empty for traces that a spike sets, for they owe nothing to earlier spikes
 * </pre>
 */
final class Spent {
    private final float[][] at;
    private final double[] factor;
    private final double[] left;
    /** What is spent of each trace at the synapse in hand. */
    private final double[] now;

    /** For {@code places} synapses of a rule whose pre traces are these; none unless the rule is centred. */
    Spent(Traces traces, double dtMs, int places) {
        List<Trace> pre = traces.pairing() == Traces.Pairing.PRE_CENTRED ? traces.pre() : List.of();
        at = new float[pre.size()][];
        factor = new double[pre.size()];
        left = new double[pre.size()];
        now = new double[pre.size()];
        for (int k = 0; k < at.length; k++) {
            at[k] = new float[pre.get(k).kind() == Trace.Kind.SET ? 0 : places];
            factor[k] = pre.get(k).factor(dtMs);
        }
    }

    /** The target whose synapses follow fired last {@code steps} steps ago. */
    void begin(long steps) {
        for (int k = 0; k < at.length; k++) {
            left[k] = Power.of(factor[k], steps);
        }
    }

    /** The target acts on the synapse at {@code place}; what is spent of each trace, until the next call. */
    double[] of(int place) {
        for (int k = 0; k < at.length; k++) {
            if (at[k].length > 0) {
                now[k] = at[k][place] * left[k];
            }
        }
        return now;
    }

    /** It has acted: all that the traces of {@code source} hold is spent. */
    void spend(int place, double[][] pre, int source) {
        for (int k = 0; k < at.length; k++) {
            if (at[k].length > 0) {
                at[k][place] = (float) pre[k][source];
            }
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
