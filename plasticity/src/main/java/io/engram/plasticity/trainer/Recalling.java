package io.engram.plasticity.trainer;

import io.engram.runtime.Simulation;
import io.engram.runtime.spi.GradedModel;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * One recall: shows the cue, lets sweeps pass, looks at the units after each. A cycle is found as Brent (1980) finds it: by
 * comparing with a state kept from an earlier sweep, a later one each time the sweeps have doubled. One use, one thread.
 */
final class Recalling {
    private final Simulation simulation;
    private final String population;
    private final String projection;
    private final GradedModel model;
    private final String value;
    private final long sweepSteps;
    private final long pauses;
    private double[] energies = new double[0];

    Recalling(Simulation simulation, String population, String projection, GradedModel model) {
        this.simulation = simulation;
        this.population = population;
        this.projection = projection;
        this.model = model;
        value = model.state().get(0).name();
        sweepSteps =
                model.sweepSteps(simulation.network().population(population).size());
        pauses = simulation.pauses();
    }

    Recall from(float[] cue, int most, Consumer<Progress> progress) {
        simulation.setValues(population, cue);
        if (!run(1)) {
            return ended(cue, Recall.Ending.PAUSED, 0, 0);
        }
        look(cue, 0);
        float[] state = cue;
        float[] kept = cue;
        int keptAt = 0;
        for (int update = 1; update <= most; update++) {
            float[] before = state;
            boolean goesOn = run(sweepSteps);
            state = state();
            if (!goesOn) {
                return ended(state, Recall.Ending.PAUSED, update - 1, 0);
            }
            look(state, update);
            double change = change(before, state);
            progress.accept(new Progress(update, energies[update], change, change <= model.tolerance()));
            if (change <= model.tolerance()) {
                return ended(state, Recall.Ending.SETTLED, update, 0);
            }
            if (model.repeats() && Arrays.equals(state, kept)) {
                int period = update - keptAt;
                return run((most - update) % period * sweepSteps)
                        ? ended(state(), Recall.Ending.CYCLE, update, period)
                        : ended(state(), Recall.Ending.PAUSED, update, 0);
            }
            if (Integer.bitCount(update) == 1) {
                kept = state;
                keptAt = update;
            }
        }
        return ended(state, Recall.Ending.LIMIT, most, 0);
    }

    /** Lets so many steps pass; whether it goes on: not where the simulation was paused, in this run or before it. */
    private boolean run(long steps) {
        simulation.runForMs(steps * simulation.network().dtMs());
        return simulation.pauses() == pauses;
    }

    private float[] state() {
        double[] values = simulation.state(population, value);
        float[] state = new float[values.length];
        for (int i = 0; i < state.length; i++) {
            state[i] = (float) values[i];
        }
        return state;
    }

    private void look(float[] state, int update) {
        energies = Arrays.copyOf(energies, update + 1);
        energies[update] = AmariHopfield.energy(state, simulation.fields(projection), model.threshold());
    }

    private static double change(float[] before, float[] after) {
        double greatest = 0;
        for (int i = 0; i < after.length; i++) {
            greatest = Math.max(greatest, Math.abs(after[i] - before[i]));
        }
        return greatest;
    }

    private Recall ended(float[] state, Recall.Ending ending, int updates, int period) {
        return new Recall(state, ending, updates, period, energies);
    }
}
