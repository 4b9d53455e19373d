package io.engram.runtime.engine;

import io.engram.runtime.RewardPrediction;
import java.util.Arrays;
import java.util.List;

/**
 * The signals of one block that move by themselves, step by step: what is set or added waits for its time, what neurons fire
 * is counted, and the rest decays. Each block has its own and comes to the same, for it sees the same. Owned by its block;
 * allocates nothing in a step.
 */
public final class SignalCourse {
    private final SignalPlan[] plans;
    private final double[] values;
    private final boolean[] arrives;
    private final RewardPrediction[] predictions;
    private final Waiting[] waiting;
    private final int[][] counts;

    /** What was entered and has not arrived, in order. */
    private static final class Waiting {
        private long[] steps = new long[4];
        private double[] entered = new double[4];
        private boolean[] adds = new boolean[4];
        private int count;

        void enter(long step, double value, boolean adding) {
            if (count == steps.length) {
                steps = Arrays.copyOf(steps, 2 * count);
                entered = Arrays.copyOf(entered, 2 * count);
                adds = Arrays.copyOf(adds, 2 * count);
            }
            steps[count] = step;
            entered[count] = value;
            adds[count++] = adding;
        }

        void drop(int done) {
            System.arraycopy(steps, done, steps, 0, count - done);
            System.arraycopy(entered, done, entered, 0, count - done);
            System.arraycopy(adds, done, adds, 0, count - done);
            count -= done;
        }
    }

    public SignalCourse(List<SignalPlan> signals, int sliceSteps) {
        plans = signals.toArray(SignalPlan[]::new);
        values = new double[plans.length];
        arrives = new boolean[plans.length];
        predictions = new RewardPrediction[plans.length];
        waiting = new Waiting[plans.length];
        counts = new int[plans.length][];
        for (int k = 0; k < plans.length; k++) {
            predictions[k] = new RewardPrediction(plans[k].window());
            waiting[k] = new Waiting();
            counts[k] = new int[plans[k].population() < 0 ? 0 : plans[k].delaySteps() + sliceSteps + 1];
        }
    }

    /** The place of a signal; -1 where it does not move by itself. */
    public int place(String signal) {
        for (int k = 0; k < plans.length; k++) {
            if (plans[k].name().equals(signal)) {
                return k;
            }
        }
        return -1;
    }

    /** At {@code step} a value comes in, to be set or added when its delay is over. */
    public void enter(int place, double value, boolean adds, long step) {
        waiting[place].enter(step + plans[place].delaySteps(), value, adds);
    }

    /** Counts what neurons fired in the newest steps; {@code populations} by place in the network. */
    public void hear(long firstStep, int steps, SpikeHistory[] populations) {
        for (int k = 0; k < plans.length; k++) {
            if (plans[k].population() >= 0) {
                SpikeHistory spikes = populations[plans[k].population()];
                for (long step = firstStep; step < firstStep + steps; step++) {
                    counts[k][(int) (step % counts[k].length)] = count(plans[k], spikes, step);
                }
            }
        }
    }

    private static int count(SignalPlan plan, SpikeHistory spikes, long step) {
        int[] ids = spikes.ids(step);
        int count = 0;
        for (int k = 0; k < spikes.count(step); k++) {
            count += ids[k] >= plan.fromEntry() && ids[k] < plan.toEntry() ? 1 : 0;
        }
        return count;
    }

    /** The signals at {@code step}; steps come one after another. */
    public void advance(long step) {
        for (int k = 0; k < plans.length; k++) {
            int of = plans[k].errorOf();
            if (of >= 0) {
                values[k] = predictions[k].error(values[of]);
                predictions[k].update(values[of]);
                arrives[k] = arrives[of];
            } else {
                values[k] *= plans[k].kept();
                arrives[k] = false;
                take(k, step);
                fired(k, step - plans[k].delaySteps());
            }
        }
    }

    private void take(int k, long step) {
        Waiting now = waiting[k];
        int done = 0;
        while (done < now.count && now.steps[done] <= step) {
            values[k] = now.adds[done] ? values[k] + now.entered[done] : now.entered[done];
            arrives[k] = true;
            done++;
        }
        if (done > 0) {
            now.drop(done);
        }
    }

    private void fired(int k, long at) {
        int count = counts[k].length == 0 || at < 1 ? 0 : counts[k][(int) (at % counts[k].length)];
        if (count > 0) {
            values[k] += count * plans[k].perEntry();
            arrives[k] = true;
        }
    }

    /** The value of a signal at the step that was advanced to last. */
    public double value(int place) {
        return values[place];
    }

    /** Whether something arrived at that step. */
    public boolean arrives(int place) {
        return arrives[place];
    }

    /** Its whole state as columns, names beginning with {@code prefix}. */
    public void save(String prefix, StageState state) {
        state.put(prefix + "values", values.clone());
        for (int k = 0; k < plans.length; k++) {
            Waiting now = waiting[k];
            state.put(prefix + k + ".expected", new double[] {predictions[k].expected()});
            state.put(prefix + k + ".counts", counts[k].clone());
            state.put(prefix + k + ".steps", Arrays.copyOf(now.steps, now.count));
            state.put(prefix + k + ".entered", Arrays.copyOf(now.entered, now.count));
            int[] adds = new int[now.count];
            Arrays.setAll(adds, e -> now.adds[e] ? 1 : 0);
            state.put(prefix + k + ".adds", adds);
        }
    }

    /** Continues from what {@link #save} wrote. */
    public void restore(String prefix, StageState state) {
        System.arraycopy(state.doubles(prefix + "values"), 0, values, 0, values.length);
        for (int k = 0; k < plans.length; k++) {
            predictions[k] = new RewardPrediction(plans[k].window(), state.doubles(prefix + k + ".expected")[0]);
            System.arraycopy(state.ints(prefix + k + ".counts"), 0, counts[k], 0, counts[k].length);
            waiting[k] = new Waiting();
            long[] steps = state.longs(prefix + k + ".steps");
            for (int e = 0; e < steps.length; e++) {
                waiting[k].enter(
                        steps[e], state.doubles(prefix + k + ".entered")[e], state.ints(prefix + k + ".adds")[e] == 1);
            }
        }
    }
}
