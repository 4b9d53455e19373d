package io.engram.plasticity.trainer;

/**
 * How far training or recalling has come.
 *
 * @param iteration passes over the patterns, or updates of every unit, so far
 * @param energy of the state that is recalled; not a number where there is none
 * @param change the greatest change of a weight in the pass, or of a unit in the update
 * @param converged whether that is within the tolerance, so that it ends here
 */
public record Progress(int iteration, double energy, double change, boolean converged) {
    @Override
    public String toString() {
        return iteration + (Double.isNaN(energy) ? "" : ", energy " + energy) + ", change " + change
                + (converged ? ", converged" : "");
    }
}
