package io.engram.runtime.engine;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Behaviors;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import io.engram.runtime.spi.OutsideInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The stages of a network, built by their actors and driven by one worker on the test's own thread. */
final class Staged {
    private final Stages stages;
    private final RunPlan plan;
    private final Worker worker;
    private final List<Tap> taps;

    /** Everything there is to save, in columns. */
    record Saved(
            long step,
            List<PopulationCommand.Saved> populations,
            List<PlasticityCommand.Saved> plastics,
            StageState worker) {}

    private Staged(Stages stages, RunPlan plan) {
        this.stages = stages;
        this.plan = plan;
        AbortFlag abort = new AbortFlag();
        BuiltStages built = new BuiltStages(
                plan,
                get(stages.askPopulations(PopulationCommand.Build::new)),
                get(stages.askPlastics(PlasticityCommand.Build::new)),
                abort);
        worker = built.workers(abort).get(0);
        taps = built.taps();
    }

    static Staged of(ActorTestKit kit, Network network, int shards) {
        RunPlan plan =
                RunPlan.of(network, SimulationOptions.DEFAULT.withShards(shards).withThreads(1));
        CompletableFuture<Stages> stages = new CompletableFuture<>();
        kit.spawn(Behaviors.setup(context -> {
            stages.complete(new Stages(plan, context));
            return Behaviors.empty();
        }));
        return new Staged(stages.join(), plan);
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    Worker worker() {
        return worker;
    }

    List<Tap> taps() {
        return taps;
    }

    void runUntil(long step) {
        worker.runUntil(step);
    }

    /** Something comes from outside to {@code population}. */
    void accept(String population, OutsideInput input) {
        int place = plan.network().populationIndex(population);
        get(stages.<PopulationCommand, PopulationCommand.Done>ask(
                stages.population(place), to -> new PopulationCommand.Accept(input, to)));
    }

    /** A signal is set. */
    void signal(String signal, double value) {
        get(stages.<PlasticityCommand.Done>askPlastics(to -> new PlasticityCommand.Signal(signal, value, false, to)));
        OutsideInput input = new OutsideInput.Signal(0, signal, value);
        get(stages.<PopulationCommand.Done>askPopulations(to -> new PopulationCommand.Accept(input, to)));
    }

    /** Everything but what is learned goes back to where it began. */
    void reset() {
        get(stages.<PlasticityCommand.Done>askPlastics(PlasticityCommand.Reset::new));
        OutsideInput input = new OutsideInput.Reset(0);
        get(stages.<PopulationCommand.Done>askPopulations(to -> new PopulationCommand.Accept(input, to)));
    }

    /** A graded rule learns patterns. */
    void imprint(OutsideInput.Imprint imprint) {
        get(stages.<PlasticityCommand, PlasticityCommand.Done>ask(
                stages.plasticity(imprint.projection()), to -> new PlasticityCommand.Imprint(imprint, to)));
    }

    /** What arrives through a graded projection in the next step. */
    double[] fields(String projection) {
        return get(stages.<PlasticityCommand, PlasticityCommand.Fields>ask(
                        stages.plasticity(projection), PlasticityCommand.ReadFields::new))
                .values();
    }

    double[] state(String population, int variable) {
        int place = plan.network().populationIndex(population);
        return get(stages.<PopulationCommand, PopulationCommand.StateRead>ask(
                        stages.population(place), to -> new PopulationCommand.ReadState(variable, to)))
                .values();
    }

    Saved save(long step) {
        StageState board = new StageState();
        worker.save(board);
        return new Saved(
                step,
                get(stages.askPopulations(PopulationCommand.Save::new)),
                get(stages.askPlastics(PlasticityCommand.Save::new)),
                board);
    }

    void restore(Saved saved) {
        worker.restore(saved.step(), saved.worker());
        for (int p = 0; p < saved.populations().size(); p++) {
            List<StageState> shards = saved.populations().get(p).shards();
            get(stages.<PopulationCommand, PopulationCommand.Done>ask(
                    stages.population(p), to -> new PopulationCommand.Restore(shards, to)));
        }
        for (PlasticityCommand.Saved plastic : saved.plastics()) {
            get(stages.<PlasticityCommand, PlasticityCommand.Done>ask(
                    stages.plasticity(plastic.projection()),
                    to -> new PlasticityCommand.Restore(plastic.shards(), to)));
        }
    }

    /** What was counted and what was learned. */
    List<String> digests() {
        List<String> digests = new ArrayList<>();
        for (PopulationCommand.Counted counted : get(stages.askPopulations(PopulationCommand.Count::new))) {
            digests.add(counted.population() + ": " + counted.spikes() + " " + counted.spikesAfterWarmUp() + " "
                    + counted.digest().hex());
        }
        for (PlasticityCommand.WeightsRead read : get(stages.askPlastics(PlasticityCommand.ReadWeights::new))) {
            digests.add(read.projection() + ": " + Arrays.hashCode(read.weights()));
        }
        return digests;
    }
}
