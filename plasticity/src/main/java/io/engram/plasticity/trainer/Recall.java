package io.engram.plasticity.trainer;

/**
 * What a memory made of a cue.
 *
 * @param state the units' values in the end; on a cycle, those that it would have had after as many updates as were allowed
 * @param ending why it ended
 * @param updates of every unit, until it was seen that it ends
 * @param period updates after which a cycle repeats; 0 where there is none
 * @param energies of the cue and after each update; none where it was paused before the cue was shown
 */
public record Recall(float[] state, Ending ending, int updates, int period, double[] energies) {

    /** Why a recall ended. */
    public enum Ending {
        /** Nothing changes any more. */
        SETTLED,
        /** The units come back to a state that they had. */
        CYCLE,
        /** As many updates as were allowed. */
        LIMIT,
        /** The simulation was paused. */
        PAUSED
    }

    public Recall {
        state = state.clone();
        energies = energies.clone();
    }

    @Override
    public float[] state() {
        return state.clone();
    }

    @Override
    public double[] energies() {
        return energies.clone();
    }

    @Override
    public String toString() {
        return ending + " after " + updates + " updates" + (period > 0 ? ", period " + period : "")
                + (energies.length > 0 ? ", energy " + energies[energies.length - 1] : "");
    }
}
