package io.engram.recorder;

import io.engram.runtime.Simulation;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Recording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongPredicate;

/**
 * Holds a run that is made again against its record, a stretch at a time: of some hundred thousand events, so that neither
 * side is kept. One thread.
 */
final class Comparison {
    private static final int MANY_EVENTS = 1 << 18;
    private static final long FIRST_STEPS = 1000;

    private final JournalReader run;
    private final Network network;
    private final Gathered recorded = new Gathered();
    private final Gathered now;
    private final Queue<Gathered.Snapshot> recordedWeights = new ArrayDeque<>();
    private final Queue<Gathered.Snapshot> weightsNow = new ArrayDeque<>();
    private Optional<Difference> first = Optional.empty();
    private long toStep;
    private long spikes;
    private long snapshots;
    private long samples;

    Comparison(JournalReader run, Network network, Gathered now) {
        this.run = run;
        this.network = network;
        this.now = now;
    }

    /** Runs to the end of the record, or to the first difference; false if it was told to stop before. */
    boolean through(Rerun rerun, Simulation simulation, LongPredicate goesOn) {
        long steps = FIRST_STEPS;
        while (toStep < run.lastStep() && first.isEmpty()) {
            if (!goesOn.test(toStep)) {
                return false;
            }
            long until = Math.min(run.lastStep(), toStep + steps);
            rerun.to(until);
            if (simulation.step() < until) {
                return false;
            }
            int events = compare(until);
            steps = events > MANY_EVENTS ? Math.max(1, steps / 2) : events < MANY_EVENTS / 4 ? 2 * steps : steps;
        }
        if (first.isEmpty()) {
            rerun.outsideAtEnd();
        }
        return true;
    }

    /** The end of the run, after which all its weights have come; a run that was cut off has none. */
    void end() {
        Optional<Difference> late = takeWeights();
        first = first.isPresent() ? first : late;
        boolean complete = run.complete();
        if (first.isEmpty() && (!recordedWeights.isEmpty() || complete && !weightsNow.isEmpty())) {
            first = Optional.of(
                    recordedWeights.isEmpty()
                            ? missing(weightsNow.remove(), "none", "some")
                            : missing(recordedWeights.remove(), "some", "none"));
        }
        if (first.isEmpty() && complete) {
            first = Verification.of(run.end().orElseThrow(), now.end().orElseThrow());
        }
    }

    private Difference missing(Gathered.Snapshot snapshot, String inRecord, String today) {
        return new Difference(snapshot.step(), weights(snapshot) + ", a snapshot", inRecord, today);
    }

    Verification outcome(boolean stopped) {
        return new Verification(toStep, spikes, snapshots, samples, stopped, first);
    }

    /** Compares what came up to {@code until}; how many events that were. */
    private int compare(long until) {
        run.replay(toStep == 0 ? 0 : toStep + 1, until, recorded);
        List<Difference> found = new ArrayList<>();
        compareSpikes().ifPresent(found::add);
        compareStates().ifPresent(found::add);
        takeWeights().ifPresent(found::add);
        first = found.stream().reduce((a, b) -> b.step() < a.step() ? b : a);
        int events = now.spikes().size() + now.states().size();
        spikes += now.spikes().size();
        samples += now.states().size();
        List.of(recorded, now).forEach(side -> {
            side.spikes().clear();
            side.states().clear();
        });
        toStep = until;
        return events;
    }

    private Optional<Difference> compareSpikes() {
        Events then = recorded.spikes();
        Events today = now.spikes();
        int k = then.mismatch(today);
        if (k == then.size() && k == today.size()) {
            return Optional.empty();
        }
        boolean isRecorded = then.isEarlier(k, today);
        Events named = isRecorded ? then : today;
        String place = "neuron " + named.second(k)
                + (network.batch() == 1 ? "" : " in row " + named.third(k)) + " of \""
                + network.populations().get(named.first(k)).name() + '"';
        return Optional.of(
                then.isSamePlace(k, today)
                        ? new Difference(named.step(k), place, "" + graded(then.bits(k)), "" + graded(today.bits(k)))
                        : new Difference(
                                named.step(k),
                                place,
                                isRecorded ? "fires" : "is silent",
                                isRecorded ? "is silent" : "fires"));
    }

    private static float graded(long bits) {
        return Float.intBitsToFloat((int) bits);
    }

    private Optional<Difference> compareStates() {
        Events then = recorded.states();
        Events today = now.states();
        int k = then.mismatch(today);
        if (k == then.size() && k == today.size()) {
            return Optional.empty();
        }
        Events named = then.isEarlier(k, today) ? then : today;
        Recording.States recorder = network.recording().states().get(named.first(k));
        String place = recorder.variables().get(named.third(k)) + " of neuron "
                + recorder.neurons()[named.second(k) / network.batch()]
                + (network.batch() == 1 ? "" : " in row " + named.second(k) % network.batch()) + " of \""
                + recorder.population() + '"';
        boolean both = then.isSamePlace(k, today);
        return Optional.of(new Difference(
                named.step(k),
                place,
                both || named == then ? "" + Double.longBitsToDouble(then.bits(k)) : "not sampled",
                both || named == today ? "" + Double.longBitsToDouble(today.bits(k)) : "not sampled"));
    }

    /** Compares as many snapshots as have come on both sides: those of a run come a while after their step. */
    private Optional<Difference> takeWeights() {
        recordedWeights.addAll(recorded.takeSnapshots());
        weightsNow.addAll(now.takeSnapshots());
        Optional<Difference> found = Optional.empty();
        while (found.isEmpty() && !recordedWeights.isEmpty() && !weightsNow.isEmpty()) {
            found = compare(recordedWeights.remove(), weightsNow.remove());
            snapshots += found.isEmpty() ? 1 : 0;
        }
        return found;
    }

    private Optional<Difference> compare(Gathered.Snapshot then, Gathered.Snapshot today) {
        if (then.step() != today.step() || then.projection() != today.projection()) {
            return Optional.of(
                    today.step() < then.step() ? missing(today, "none", "some") : missing(then, "some", "none"));
        }
        if (!then.digest().equals(today.digest()) || then.synapses() != today.synapses()) {
            return Optional.of(new Difference(then.step(), weights(then), text(then), text(today)));
        }
        for (int k = 0; k < then.values().length; k++) {
            if (Float.floatToRawIntBits(then.values()[k]) != Float.floatToRawIntBits(today.values()[k])) {
                return Optional.of(
                        new Difference(then.step(), synapse(then, k), "" + then.values()[k], "" + today.values()[k]));
            }
        }
        return Optional.empty();
    }

    private String weights(Gathered.Snapshot snapshot) {
        return "the weights of \""
                + network.projections().get(snapshot.projection()).name() + '"';
    }

    private static String text(Gathered.Snapshot snapshot) {
        return snapshot.synapses() + " synapses"
                + (snapshot.digest().isEmpty() ? "" : " with digest " + snapshot.digest());
    }

    /** Which it is says the journal, once it is asked. */
    private String synapse(Gathered.Snapshot snapshot, int k) {
        String projection = network.projections().get(snapshot.projection()).name();
        Weights weights = run.weightSnapshots(projection).stream()
                .filter(stored -> stored.step() == snapshot.step())
                .map(StoredWeights::weights)
                .filter(stored -> Arrays.equals(stored.values(), snapshot.values()))
                .findFirst()
                .orElseThrow();
        return "the weight from " + weights.source(k) + " to " + weights.target(k) + " of \"" + projection + '"';
    }
}
