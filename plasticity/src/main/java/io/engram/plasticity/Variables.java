package io.engram.plasticity;

import io.engram.runtime.engine.StageState;
import io.engram.runtime.spi.SynapseVariable;
import java.util.Arrays;
import java.util.List;

/**
 * The variables that a rule keeps of each synapse: a column each. Owned by its block.
 *
 * <pre>
 *   columns[variable][position of the synapse * rows + row]
 * </pre>
 */
final class Variables {
    final float[][] columns;
    /** What each keeps of itself in a step. */
    final double[] kept;

    private final List<SynapseVariable> variables;

    Variables(List<SynapseVariable> variables, double dtMs, int places) {
        this.variables = variables;
        columns = new float[variables.size()][places];
        kept = variables.stream().mapToDouble(variable -> variable.factor(dtMs)).toArray();
        reset();
    }

    void reset() {
        for (int k = 0; k < columns.length; k++) {
            Arrays.fill(columns[k], (float) variables.get(k).initial());
        }
    }

    void save(String prefix, StageState state) {
        for (int k = 0; k < columns.length; k++) {
            state.put(prefix + "variable" + k, columns[k].clone());
        }
    }

    void restore(String prefix, StageState state) {
        for (int k = 0; k < columns.length; k++) {
            System.arraycopy(state.floats(prefix + "variable" + k), 0, columns[k], 0, columns[k].length);
        }
    }
}
