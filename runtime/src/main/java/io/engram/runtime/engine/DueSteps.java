package io.engram.runtime.engine;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.Recording;
import io.engram.runtime.network.Stimulus;
import java.util.ArrayList;
import java.util.List;

/** At which steps a grant must end because something is due: a snapshot of weights, a described signal or reset. */
final class DueSteps {
    private final Network network;
    private final List<Snapshots> snapshots = new ArrayList<>();
    private final List<Stimulus.Signal> signals = new ArrayList<>();
    private final List<Long> resetSteps = new ArrayList<>();
    private long nextReset;

    /** A weight recorder and the step at which it is due next. */
    private static final class Snapshots {
        private final Recording.Weights recorder;
        private final long everySteps;
        private long next;
        private long taken = -1;

        Snapshots(Recording.Weights recorder, long everySteps) {
            this.recorder = recorder;
            this.everySteps = everySteps;
        }
    }

    DueSteps(Network network, boolean recording) {
        this.network = network;
        if (recording) {
            for (Recording.Weights recorder : network.recording().weights()) {
                snapshots.add(new Snapshots(recorder, Math.max(1, network.steps(recorder.everyMs()))));
            }
        }
        for (Stimulus stimulus : network.stimuli()) {
            if (stimulus instanceof Stimulus.Signal signal) {
                signals.add(signal);
            } else if (stimulus instanceof Stimulus.Reset reset) {
                resetSteps.add(network.steps(reset.everyMs()));
            }
        }
        nextReset = resetAfter(0);
    }

    private long resetAfter(long step) {
        long next = Long.MAX_VALUE;
        for (long every : resetSteps) {
            next = Math.min(next, (step / every + 1) * every);
        }
        return next;
    }

    private long border(Stimulus.Signal signal) {
        return Math.max(0, network.steps(signal.fromMs()) - 1);
    }

    boolean isDue(long step) {
        return next() <= step;
    }

    /** The next step at which something is due. */
    long next() {
        long next = nextReset;
        for (Snapshots s : snapshots) {
            next = Math.min(next, s.next);
        }
        for (Stimulus.Signal signal : signals) {
            next = Math.min(next, border(signal));
        }
        return next;
    }

    /** The weight recorders due at {@code step}; they are due again later. */
    List<Recording.Weights> takeSnapshots(long step) {
        List<Recording.Weights> due = new ArrayList<>();
        for (Snapshots s : snapshots) {
            if (s.next <= step) {
                due.add(s.recorder);
                s.taken = step;
                s.next = (step / s.everySteps + 1) * s.everySteps;
            }
        }
        return due;
    }

    /** When weights of {@code projection} are recorded next. */
    long nextSnapshot(String projection) {
        return snapshots.stream()
                .filter(s -> s.recorder.projection().equals(projection))
                .mapToLong(s -> s.next)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Whether a reset is due at {@code step}; the next one is due later. */
    boolean takeReset(long step) {
        boolean due = nextReset <= step;
        nextReset = due ? resetAfter(step) : nextReset;
        return due;
    }

    /** The signals due at {@code step}, in declared order; they are not due again. */
    List<Stimulus.Signal> takeSignals(long step) {
        List<Stimulus.Signal> due =
                signals.stream().filter(signal -> border(signal) <= step).toList();
        signals.removeAll(due);
        return due;
    }

    /** The weight recorders that have not recorded step {@code step} yet. */
    List<Recording.Weights> openAt(long step) {
        return snapshots.stream()
                .filter(s -> s.taken != step)
                .map(s -> s.recorder)
                .toList();
    }
}
