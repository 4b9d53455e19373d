package io.engram.runtime.engine;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.Stimulus;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.OutsideInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What acts on one shard apart from spikes: currents, from the description and from outside, and private Poisson input.
 * Currents are summed anew when one begins or ends, in a fixed order.
 */
final class ShardStimuli {
    private final int from;
    private final int batch;
    private final double[] current;
    private final List<CurrentStep> currents = new ArrayList<>();
    private final List<PoissonNoise> noises = new ArrayList<>();
    private int described;
    private long nextChange = 1;

    /**
     * A current into rows {@code row} to {@code rowEnd} of local neurons {@code first} to {@code last}, at steps {@code
     * fromStep} to {@code toStep}; every end exclusive.
     */
    private record CurrentStep(
            int first, int last, int row, int rowEnd, double[] currentPa, long fromStep, long toStep) {}

    ShardStimuli(ShardPlan plan) {
        from = plan.from();
        batch = plan.batch();
        current = new double[plan.entries()];
        Network network = plan.network();
        for (int k = 0; k < network.stimuli().size(); k++) {
            Stimulus stimulus = network.stimuli().get(k);
            if (stimulus instanceof Stimulus.Signal
                    || stimulus instanceof Stimulus.Reset
                    || !stimulus.target().population().equals(plan.description().name())) {
                continue;
            }
            Span target = stimulus.target().within(plan.description().size());
            int first = Math.max(target.first(), plan.from());
            int last = Math.min(target.last(), plan.to());
            if (first >= last) {
                continue;
            }
            long fromStep = network.steps(stimulus.fromMs()) + 1;
            long toStep = Double.isInfinite(stimulus.toMs()) ? Long.MAX_VALUE : network.steps(stimulus.toMs()) + 1;
            if (stimulus instanceof Stimulus.Current step) {
                long key = Draws.key(network.seed(), "stimulus/" + k);
                double[] values = new double[last - first];
                for (int i = 0; i < values.length; i++) {
                    values[i] = step.currentPa().at(key, first + i - target.first());
                }
                currents.add(new CurrentStep(first - from, last - from, 0, batch, values, fromStep, toStep));
            } else if (stimulus instanceof Stimulus.PoissonInput poisson) {
                noises.add(new PoissonNoise(plan, poisson, k, first, last, target.first(), fromStep, toStep));
            }
        }
        described = currents.size();
    }

    /** A current from outside. */
    void add(OutsideInput.Current input) {
        int first = Math.max(0, input.first() - from);
        int last = Math.min(current.length / batch, input.last() - from);
        if (first < last) {
            double[] values = new double[last - first];
            Arrays.fill(values, input.currentPa());
            boolean all = input.row() == OutsideInput.ALL_ROWS;
            currents.add(new CurrentStep(
                    first,
                    last,
                    all ? 0 : input.row(),
                    all ? batch : input.row() + 1,
                    values,
                    input.step(),
                    input.untilStep()));
            nextChange = Math.min(nextChange, input.step());
        }
    }

    /** The current at the step that was applied last, in pA, one value an entry. */
    double[] current() {
        return current;
    }

    /** Adds the noise of {@code step} to {@code input} and sets the current. */
    void apply(long step, double[][] input) {
        for (int k = 0; k < noises.size(); k++) {
            noises.get(k).apply(step, input);
        }
        if (step >= nextChange) {
            sum(step);
        }
    }

    private void sum(long step) {
        Arrays.fill(current, 0);
        nextChange = Long.MAX_VALUE;
        for (CurrentStep c : currents) {
            if (step >= c.fromStep && step < c.toStep) {
                add(c);
            }
            if (c.fromStep > step) {
                nextChange = Math.min(nextChange, c.fromStep);
            } else if (c.toStep > step) {
                nextChange = Math.min(nextChange, c.toStep);
            }
        }
        for (int k = currents.size() - 1; k >= described; k--) {
            if (currents.get(k).toStep <= step) {
                currents.remove(k);
            }
        }
    }

    private void add(CurrentStep c) {
        for (int i = c.first; i < c.last; i++) {
            for (int row = c.row; row < c.rowEnd; row++) {
                current[i * batch + row] += c.currentPa[i - c.first];
            }
        }
    }

    void save(String prefix, StageState state) {
        state.put(prefix + "currents", new int[] {currents.size() - described});
        for (int k = described; k < currents.size(); k++) {
            CurrentStep c = currents.get(k);
            String name = prefix + "current." + (k - described);
            state.put(name, new long[] {c.first, c.last, c.row, c.rowEnd, c.fromStep, c.toStep});
            state.put(name + ".pa", c.currentPa.clone());
        }
    }

    /** Currents are summed anew at the next step. */
    void restore(String prefix, StageState state) {
        currents.subList(described, currents.size()).clear();
        for (int k = 0; k < state.ints(prefix + "currents")[0]; k++) {
            long[] c = state.longs(prefix + "current." + k);
            double[] values = state.doubles(prefix + "current." + k + ".pa");
            currents.add(new CurrentStep((int) c[0], (int) c[1], (int) c[2], (int) c[3], values, c[4], c[5]));
        }
        nextChange = 1;
    }
}
