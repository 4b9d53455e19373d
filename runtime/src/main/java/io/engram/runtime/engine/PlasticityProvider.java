package io.engram.runtime.engine;

import akka.actor.typed.Behavior;
import java.util.List;

/** Makes plasticity actors; found by {@code ServiceLoader}, so that the runtime needs no module above it. */
public interface PlasticityProvider {

    /** The actor that owns the blocks of one projection, one plan a shard. It builds them when told {@code Build}. */
    Behavior<PlasticityCommand> plasticity(String projection, List<PlasticPlanSource> shards);

    /** Makes a plan when asked, so that the synapses of a shard are drawn where they are needed. */
    @FunctionalInterface
    interface PlasticPlanSource {
        PlasticPlan plan();
    }
}
