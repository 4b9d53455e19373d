package io.engram.plasticity;

import io.engram.runtime.spi.Upkeep;

/**
 * Keeps the sign of every synapse, as Dale's law has it (Eccles 1954): a weight that a rule took across 0 goes back to it.
 *
 * <pre>
 *   w := max(w, 0) where synapses excite, min(w, 0) where they inhibit
 * </pre>
 *
 * <p>The sign is one for the projection, and so for all synapses of a source in it. A synapse at 0 may leave it again, its own
 * way. It acts at the end of a step: where a weight travels after its own update, what crossed 0 in that step travels as it is,
 * unless the bounds of the rule keep it.
 *
 * @param excitatory whether weights are to be at least 0, or at most
 */
public record DalesLaw(boolean excitatory) implements Upkeep {

    /** Excitatory. */
    public DalesLaw() {
        this(true);
    }

    @Override
    public String summary() {
        return "keeps the sign of every synapse: what crosses 0 goes back to it (Eccles 1954)";
    }

    @Override
    public double everyMs() {
        return 0;
    }

    @Override
    public void apply(Column column) {
        for (int k = 0; k < column.size(); k++) {
            double w = column.weight(k);
            if (excitatory ? w < 0 : w > 0) {
                column.weight(k, 0);
            }
        }
    }
}
