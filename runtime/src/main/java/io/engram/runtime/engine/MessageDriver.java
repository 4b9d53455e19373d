package io.engram.runtime.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Drives the stages by plain messages, a slice at a time: advance all populations, gather their spikes, let the blocks
 * learn, deliver. The same stages and the same bits as the workers; slower by the messages. One slice at a time.
 */
final class MessageDriver {
    private final RunPlan plan;
    private final Stages stages;
    private final List<PopulationShard> shards;
    private final List<Worker.PlasticBlockRef> plastics;
    private final SpikeBoard board;
    private final Tap tap;
    private final AbortFlag abort;
    private long step;

    MessageDriver(RunPlan plan, Stages stages, BuiltStages built, AbortFlag abort) {
        this.plan = plan;
        this.stages = stages;
        this.abort = abort;
        shards = built.populations().stream().flatMap(List::stream).toList();
        plastics = built.plasticBlocks();
        board = new SpikeBoard(plan, Worker.historySteps(shards, plastics));
        shards.forEach(board::own);
        tap = built.taps().get(0);
    }

    /** Completes when {@code until} is reached, or with the failure of a stage. */
    CompletionStage<Void> runUntil(long until) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        next(until, done);
        return done;
    }

    private void next(long until, CompletableFuture<Void> done) {
        if (step >= until) {
            tap.wake();
            done.complete(null);
            return;
        }
        long end = plan.sliceEnd(step, until);
        slice(step + 1, (int) (end - step)).whenComplete((nothing, failure) -> {
            if (failure != null) {
                abort.raise();
                done.completeExceptionally(failure);
            } else {
                step = end;
                next(until, done);
            }
        });
    }

    private CompletionStage<Void> slice(long firstStep, int steps) {
        board.begin(firstStep);
        return stages.<PopulationCommand.Stepped>askPopulations(
                        to -> new PopulationCommand.Advance(firstStep, steps, to))
                .thenCompose(advanced -> {
                    advanced.forEach(a -> check("population", a.population(), firstStep, a.failure()));
                    shards.forEach(tap::write);
                    tap.advance(firstStep + steps - 1);
                    board.merge(steps);
                    return learn(firstStep, steps);
                })
                .thenCompose(learned -> {
                    learned.forEach(l -> check("projection", l.projection(), firstStep, l.failure()));
                    return stages.<PopulationCommand.Stepped>askPopulations(
                            to -> new PopulationCommand.Deliver(firstStep, steps, board.histories(), to));
                })
                .thenAccept(delivered ->
                        delivered.forEach(d -> check("population", d.population(), firstStep, d.failure())));
    }

    private CompletionStage<List<PlasticityCommand.Learned>> learn(long firstStep, int steps) {
        Stream<String> projections =
                plastics.stream().map(Worker.PlasticBlockRef::projection).distinct();
        return Stages.all(projections
                .map(projection -> {
                    Worker.PlasticBlockRef ref = plastics.stream()
                            .filter(p -> p.projection().equals(projection))
                            .findFirst()
                            .orElseThrow();
                    return stages.<PlasticityCommand, PlasticityCommand.Learned>ask(
                            stages.plasticity(projection),
                            to -> new PlasticityCommand.Learn(
                                    firstStep, steps, board.histories(), ref.source(), ref.target(), to));
                })
                .toList());
    }

    private static void check(String kind, String name, long firstStep, Optional<Throwable> failure) {
        if (failure.isPresent()) {
            throw StageFailure.inSlice(kind + " \"" + name + '"', firstStep, failure.get());
        }
    }
}
