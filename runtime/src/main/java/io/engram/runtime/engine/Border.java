package io.engram.runtime.engine;

import akka.actor.typed.ActorRef;
import io.engram.runtime.RunFailedException;
import io.engram.runtime.Statistics;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Population;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Recording;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Stimulus;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.Sink;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What happens between grants, when the actors own their stages: inputs from outside, snapshots, readings, counting. Every
 * method completes when all actors have answered; the guardian does one at a time.
 */
final class Border {
    private final RunPlan plan;
    private final Network network;
    private final Stages stages;
    private final BuiltStages built;
    private final ActorRef<RecorderActor.Command> recorder;
    private final WeightAccess weights;
    private final DueSteps due;
    private boolean recording;
    private boolean learning = true;
    private Optional<Statistics> counted = Optional.empty();
    /** The snapshots of the last border that had some: written while the run goes on, those of the next border after them. */
    private CompletionStage<Void> written = nothing();

    Border(
            RunPlan plan,
            Stages stages,
            BuiltStages built,
            ActorRef<RecorderActor.Command> recorder,
            boolean recording) {
        this.plan = plan;
        this.stages = stages;
        this.built = built;
        this.recorder = recorder;
        this.recording = recording;
        network = plan.network();
        weights = new WeightAccess(network, stages);
        due = new DueSteps(network, recording);
    }

    /** Opens the sinks. */
    CompletionStage<Void> open() {
        if (!recording) {
            return nothing();
        }
        weights.check(network.recording());
        built.taps().forEach(Tap::open);
        return record(to -> new RecorderActor.Open(Headers.of(plan, weights), to));
    }

    boolean isDue(long step) {
        return due.isDue(step);
    }

    long nextDue(long step) {
        return Math.max(step + 1, due.next());
    }

    /** Does what is due at {@code step}: described signals, then a reset, then snapshots of weights. */
    CompletionStage<Void> due(long step) {
        CompletionStage<Void> done = nothing();
        for (Stimulus.Signal signal : due.takeSignals(step)) {
            done = done.thenCompose(nothing -> signal(signal.signal(), signal.value(), signal.adds()));
        }
        if (due.takeReset(step)) {
            done = done.thenCompose(nothing -> reset(new OutsideInput.Reset(step + 1)));
        }
        List<Recording.Weights> snapshots = due.takeSnapshots(step);
        return done.thenCompose(nothing -> snapshots(snapshots, step)).thenCompose(nothing -> expect(snapshots));
    }

    /** Whether the recorder has a snapshot to write. */
    boolean isWriting() {
        return !written.toCompletableFuture().isDone();
    }

    /** Takes them, when those of an earlier border have been written: no more copies than one border's are kept. */
    private CompletionStage<Void> snapshots(List<Recording.Weights> recorders, long step) {
        if (recorders.isEmpty()) {
            return nothing();
        }
        return written.thenCompose(nothing -> snapshots(recorders.iterator(), step));
    }

    private CompletionStage<Void> snapshots(Iterator<Recording.Weights> recorders, long step) {
        if (!recorders.hasNext()) {
            return nothing();
        }
        return snapshot(recorders.next(), step).thenCompose(nothing -> snapshots(recorders, step));
    }

    /** Blocks are told when they will be read again, so that they can be ready by then. */
    private CompletionStage<Void> expect(List<Recording.Weights> taken) {
        List<CompletionStage<PlasticityCommand.Done>> told = new ArrayList<>();
        for (Recording.Weights recorder : taken) {
            String projection = recorder.projection();
            if (network.projection(projection).isPlastic()) {
                long next = due.nextSnapshot(projection);
                told.add(stages.ask(stages.plasticity(projection), to -> new PlasticityCommand.Expect(next, to)));
            }
        }
        return Stages.all(told).thenAccept(done -> {});
    }

    private CompletionStage<Void> snapshot(Recording.Weights recorder, long step) {
        int place = network.projectionIndex(recorder.projection());
        if (!weights.byDigest(recorder)) {
            return weights.snapshot(recorder, step).thenAccept(this::write);
        }
        return weights.digest(place)
                .thenCompose(digest -> record(
                        to -> new RecorderActor.WeightDigest(step, place, weights.size(place), digest.hex(), to)));
    }

    /** What the recorder is told later it does after it. */
    private void write(WeightCopy copy) {
        CompletionStage<Void> own = record(to -> new RecorderActor.Weights(copy, to));
        written = written.thenCombine(own, (nothing, also) -> nothing);
    }

    /** Tells the recorder, if there is something to record, how far the next grant goes; it answers when it has come there. */
    void drain(long until, ActorRef<RecorderActor.Recorded> replyTo) {
        if (recording) {
            recorder.tell(new RecorderActor.Drain(until, replyTo));
        }
    }

    /** Completes with {@code step} when everything up to it has been recorded. */
    CompletionStage<Long> synced(long step) {
        return recording
                ? record(to -> new RecorderActor.Drain(step, to)).thenApply(nothing -> step)
                : CompletableFuture.completedStage(step);
    }

    /** An input from outside acts from the next step on; completes with that step. */
    CompletionStage<Long> accept(OutsideInput unstamped, long step) {
        long acts = step + 1;
        OutsideInput input = stamped(unstamped, acts);
        CompletionStage<?> accepted;
        if (input instanceof OutsideInput.Signal signal) {
            accepted = signal(signal.signal(), signal.value(), signal.adds());
        } else if (input instanceof OutsideInput.Reset reset) {
            accepted = reset(reset);
        } else if (input instanceof OutsideInput.Imprint imprint) {
            if (!learning) {
                throw new SpecException("patterns for \"" + imprint.projection() + "\": the signal " + Network.LEARNING
                        + " is 0, so that nothing learns; set it to 1 first");
            }
            counted = Optional.empty();
            accepted = stages.<PlasticityCommand, PlasticityCommand.Done>ask(
                    stages.plasticity(imprint.projection()), to -> new PlasticityCommand.Imprint(imprint, to));
        } else {
            accepted = stages.<PopulationCommand, PopulationCommand.Done>ask(
                    stages.population(network.populationIndex(target(input))),
                    to -> new PopulationCommand.Accept(input, to));
        }
        return accepted.thenCompose(nothing -> recordIfOpen(to -> new RecorderActor.Input(input, to)))
                .thenApply(nothing -> acts);
    }

    /** The end of what was shown may change weights. */
    private CompletionStage<Void> reset(OutsideInput.Reset reset) {
        counted = Optional.empty();
        return stages.<PlasticityCommand.Done>askPlastics(PlasticityCommand.Reset::new)
                .thenCompose(done -> toPopulations(reset));
    }

    private CompletionStage<Void> toPopulations(OutsideInput input) {
        return stages.<PopulationCommand.Done>askPopulations(to -> new PopulationCommand.Accept(input, to))
                .thenAccept(done -> {});
    }

    private static String target(OutsideInput input) {
        if (input instanceof OutsideInput.Spikes spikes) {
            return spikes.population();
        }
        return input instanceof OutsideInput.Values values
                ? values.population()
                : ((OutsideInput.Current) input).population();
    }

    private static OutsideInput stamped(OutsideInput input, long step) {
        if (input instanceof OutsideInput.Spikes spikes) {
            return new OutsideInput.Spikes(step, spikes.population(), spikes.neurons());
        }
        if (input instanceof OutsideInput.Values values) {
            return new OutsideInput.Values(step, values.population(), values.values(), values.row());
        }
        if (input instanceof OutsideInput.Reset) {
            return new OutsideInput.Reset(step);
        }
        if (input instanceof OutsideInput.Imprint i) {
            return new OutsideInput.Imprint(step, i.projection(), i.sources(), i.targets(), i.factor());
        }
        if (input instanceof OutsideInput.Current c) {
            long until = c.untilStep() > Long.MAX_VALUE - step ? Long.MAX_VALUE : step + c.untilStep();
            return new OutsideInput.Current(step, c.population(), c.first(), c.last(), c.currentPa(), until, c.row());
        }
        OutsideInput.Signal signal = (OutsideInput.Signal) input;
        return new OutsideInput.Signal(step, signal.signal(), signal.value(), signal.adds());
    }

    /** A signal may change weights without a step being made. */
    private CompletionStage<Void> signal(String name, double value, boolean adds) {
        counted = Optional.empty();
        learning = name.equals(Network.LEARNING) ? value != 0 : learning;
        CompletionStage<Void> told = stages.<PlasticityCommand.Done>askPlastics(
                        to -> new PlasticityCommand.Signal(name, value, adds, to))
                .thenAccept(done -> {});
        return name.equals(Network.LEARNING)
                ? told.thenCompose(nothing -> toPopulations(new OutsideInput.Signal(0, name, value)))
                : told;
    }

    CompletionStage<double[]> readState(int population, int variable) {
        return stages.<PopulationCommand, PopulationCommand.StateRead>ask(
                        stages.population(population), to -> new PopulationCommand.ReadState(variable, to))
                .thenApply(PopulationCommand.StateRead::values);
    }

    CompletionStage<double[]> multiply(int projection, Pattern values) {
        new ShownInput(network).checkSources(network.projections().get(projection), values);
        return fields(projection, to -> new PlasticityCommand.Multiply(values, to));
    }

    CompletionStage<double[]> fields(int projection) {
        return fields(projection, PlasticityCommand.ReadFields::new);
    }

    private CompletionStage<double[]> fields(
            int projection, Function<ActorRef<PlasticityCommand.Fields>, PlasticityCommand> question) {
        String name = network.projections().get(projection).name();
        return stages.ask(stages.plasticity(name), question).thenApply(PlasticityCommand.Fields::values);
    }

    CompletionStage<Weights> readWeights(int projection) {
        return weights.read(projection);
    }

    /** Sets all weights of a plastic projection and records the change. */
    CompletionStage<Long> writeWeights(int place, float[] values, long step) {
        Projection projection = network.projections().get(place);
        weights.check(place, values);
        counted = Optional.empty();
        return stages.<PlasticityCommand, PlasticityCommand.Done>ask(
                        stages.plasticity(projection.name()),
                        to -> new PlasticityCommand.WriteWeights(values.clone(), to))
                .thenCompose(done -> recording ? recordChange(projection.name(), step) : nothing())
                .thenApply(nothing -> step + 1);
    }

    private CompletionStage<Void> recordChange(String projection, long step) {
        return weights.snapshot(new Recording.Weights(projection, 1), step)
                .thenCompose(copy -> record(to -> new RecorderActor.Weights(copy.changed(), to)));
    }

    private static CompletionStage<Void> nothing() {
        return CompletableFuture.completedStage(null);
    }

    CompletionStage<Long> listen(Sink sink, long step) {
        recording = true;
        built.taps().forEach(Tap::open);
        return record(to -> new RecorderActor.Drain(step, to))
                .thenCompose(nothing -> record(to -> new RecorderActor.Add(sink, to)))
                .thenApply(nothing -> step + 1);
    }

    CompletionStage<Long> mark(long step, String text) {
        return recordIfOpen(to -> new RecorderActor.Marker(step, text, to)).thenApply(nothing -> step);
    }

    CompletionStage<Statistics> statistics(long step) {
        if (counted.isPresent() && counted.get().step() == step) {
            return CompletableFuture.completedStage(counted.get());
        }
        List<CompletionStage<DigestSum>> digests = new ArrayList<>();
        for (Projection projection : plan.plasticProjections()) {
            digests.add(weights.digest(network.projectionIndex(projection.name())));
        }
        return stages.<PopulationCommand.Counted>askPopulations(PopulationCommand.Count::new)
                .thenCombine(Stages.all(digests), (counts, sums) -> {
                    Statistics statistics = statistics(step, counts, sums);
                    counted = Optional.of(statistics);
                    return statistics;
                });
    }

    private Statistics statistics(long step, List<PopulationCommand.Counted> counts, List<DigestSum> weightSums) {
        DigestSum spikes = new DigestSum();
        DigestSum weightSum = new DigestSum();
        weightSums.forEach(weightSum::add);
        long synapses = built.plasticSynapses() + built.joinedSynapses();
        double secondsAfterWarmUp = (step - network.steps(network.warmUpMs())) * network.dtMs() / 1000;
        List<Statistics.PopulationStatistics> populations = new ArrayList<>();
        for (PopulationCommand.Counted count : counts) {
            Population population = network.populations().get(count.population());
            spikes.add(count.digest());
            synapses += count.staticSynapses();
            populations.add(new Statistics.PopulationStatistics(
                    population.name(),
                    population.size(),
                    count.spikes(),
                    secondsAfterWarmUp > 0
                            ? count.spikesAfterWarmUp()
                                    / secondsAfterWarmUp
                                    / ((long) population.size() * network.batch())
                            : Double.NaN));
        }
        return new Statistics(step, spikes.count(), synapses, spikes.hex(), weightSum.hex(), populations);
    }

    /** Ends and closes the sinks; a run that failed gets no end. */
    CompletionStage<Long> close(long step, boolean failed) {
        if (!recording) {
            return CompletableFuture.completedStage(step);
        }
        if (failed) {
            return record(to -> new RecorderActor.Close(Optional.empty(), to)).thenApply(nothing -> step);
        }
        return synced(step)
                .thenCompose(s -> snapshots(due.openAt(step), step))
                .thenCompose(nothing -> written)
                .thenCompose(nothing -> statistics(step))
                .handle((s, thrown) -> closed(
                        Optional.ofNullable(s)
                                .map(of -> new RunEnd(step, of.spikes(), of.spikeDigest(), of.weightDigest())),
                        Optional.ofNullable(thrown)))
                .thenCompose(Function.identity())
                .thenApply(nothing -> step);
    }

    /** Sinks are closed though what precedes their end failed. */
    private CompletionStage<Void> closed(Optional<RunEnd> end, Optional<Throwable> thrown) {
        CompletionStage<Void> closed = record(to -> new RecorderActor.Close(end, to));
        return thrown.isEmpty()
                ? closed
                : closed.handle((nothing, also) -> null).thenCompose(n -> CompletableFuture.failedStage(thrown.get()));
    }

    private CompletionStage<Void> recordIfOpen(Function<ActorRef<RecorderActor.Recorded>, RecorderActor.Command> what) {
        return recording ? record(what) : nothing();
    }

    private CompletionStage<Void> record(Function<ActorRef<RecorderActor.Recorded>, RecorderActor.Command> what) {
        return stages.ask(recorder, what).thenAccept(recorded -> {
            if (recorded.failure().isPresent()) {
                Throwable cause = recorded.failure().get();
                if (cause instanceof SpecException mistake) {
                    throw mistake;
                }
                throw new RunFailedException("recording failed: " + cause.getMessage(), cause);
            }
        });
    }
}
