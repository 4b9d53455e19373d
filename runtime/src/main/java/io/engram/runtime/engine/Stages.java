package io.engram.runtime.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.AskPattern;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.GradedRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The population and plasticity actors of a run, and how they are spoken to between grants. */
final class Stages {
    /**
     * Answers always come, but for a failure that ends the actor system: no time is too long. A given system whose
     * scheduler ticks every millisecond takes no more than 24 days.
     */
    static final Duration PATIENCE = Duration.ofDays(20);

    private final RunPlan plan;
    private final ActorContext<?> context;
    private final List<ActorRef<PopulationCommand>> populations = new ArrayList<>();
    private final Map<String, ActorRef<PlasticityCommand>> plastics = new LinkedHashMap<>();
    private final Broken broken = new Broken();

    Stages(RunPlan plan, ActorContext<?> context) {
        this.plan = plan;
        this.context = context;
        Network network = plan.network();
        for (int p = 0; p < network.populations().size(); p++) {
            String name = "population-" + p + "-" + network.populations().get(p).name();
            populations.add(watched(context.spawn(PopulationActor.create(plan, p), name)));
        }
        for (Projection projection : plan.plasticProjections()) {
            List<PlasticityProvider.PlasticPlanSource> shards = IntStream.range(0, plan.shards())
                    .mapToObj(shard -> (PlasticityProvider.PlasticPlanSource) () -> plasticPlan(projection, shard))
                    .toList();
            plastics.put(
                    projection.name(),
                    watched(context.spawn(
                            provider().plasticity(projection.name(), shards),
                            "plasticity-" + plastics.size() + "-" + projection.name())));
        }
    }

    private <T> ActorRef<T> watched(ActorRef<T> actor) {
        context.watch(actor);
        return actor;
    }

    /** An actor of a stage died of {@code cause}: nothing that was asked or will be asked waits for its answer. */
    void broke(Throwable cause) {
        broken.because(cause);
    }

    static PlasticityProvider provider() {
        return ServiceLoader.load(PlasticityProvider.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "a projection learns, but no plasticity module is on the class path"));
    }

    private PlasticPlan plasticPlan(Projection projection, int shard) {
        Network network = plan.network();
        int target = network.populationIndex(projection.to().population());
        int source = network.populationIndex(projection.from().population());
        ShardPlan part = ShardPlan.of(network, target, shard, plan.shards(), plan.sliceSteps());
        SynapseDrawer drawer = new SynapseDrawer(network, projection);
        Optional<PlasticPlan.Dense> dense = dense(projection, drawer);
        int receptors = ((io.engram.runtime.spi.NeuronModel)
                        network.populations().get(target).model())
                .receptors()
                .size();
        return new PlasticPlan(
                projection.name(),
                network.projectionIndex(projection.name()),
                projection.rule().orElseThrow(),
                network.dtMs(),
                plan.sliceSteps(),
                network.populations().get(source).size(),
                part.from(),
                part.to(),
                receptors,
                projection.delays(),
                dense.isPresent() ? Synapses.NONE : drawer.incoming(part.from(), part.to()),
                dense,
                network.batch(),
                projection.reduction(),
                projection.upkeep(),
                SignalPlan.of(network, projection.rule().orElseThrow()));
    }

    /** The weights of a graded rule may be a gigabyte: its block draws them where they stay. */
    private static Optional<PlasticPlan.Dense> dense(Projection projection, SynapseDrawer drawer) {
        if (!(projection.rule().orElseThrow() instanceof GradedRule)) {
            return Optional.empty();
        }
        boolean autapses = ((Connect.AllToAll) projection.connect()).autapses()
                || !projection.from().population().equals(projection.to().population());
        OptionalDouble constant = projection.weight() instanceof Value.Constant all
                ? OptionalDouble.of(all.value())
                : OptionalDouble.empty();
        return Optional.of(new PlasticPlan.Dense(autapses, constant, drawer));
    }

    ActorRef<PopulationCommand> population(int place) {
        return populations.get(place);
    }

    ActorRef<PlasticityCommand> plasticity(String projection) {
        return plastics.get(projection);
    }

    List<ActorRef<PopulationCommand>> populations() {
        return populations;
    }

    Map<String, ActorRef<PlasticityCommand>> plastics() {
        return plastics;
    }

    /** Asks an actor. */
    <Q, A> CompletionStage<A> ask(ActorRef<Q> actor, Function<ActorRef<A>, Q> question) {
        CompletionStage<A> answer = AskPattern.ask(
                actor, question::apply, PATIENCE, context.getSystem().scheduler());
        return broken.or(answer);
    }

    /** Asks every population actor; answers in declared order. */
    <A> CompletionStage<List<A>> askPopulations(Function<ActorRef<A>, PopulationCommand> question) {
        return all(populations.stream().map(actor -> ask(actor, question)).toList());
    }

    /** Asks every plasticity actor; answers in declared order. */
    <A> CompletionStage<List<A>> askPlastics(Function<ActorRef<A>, PlasticityCommand> question) {
        return all(plastics.values().stream().map(actor -> ask(actor, question)).toList());
    }

    /** All answers, in order. */
    static <A> CompletionStage<List<A>> all(List<CompletionStage<A>> asked) {
        CompletableFuture<?>[] futures =
                asked.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(futures).thenApply(nothing -> asked.stream()
                .map(answer -> answer.toCompletableFuture().join())
                .toList());
    }
}
