package io.engram.plasticity;

import akka.actor.typed.Behavior;
import io.engram.runtime.engine.PlasticityCommand;
import io.engram.runtime.engine.PlasticityProvider;
import java.util.List;

/** Gives the runtime its plasticity actors; found by {@code ServiceLoader}. */
public final class PlasticityModule implements PlasticityProvider {

    @Override
    public Behavior<PlasticityCommand> plasticity(String projection, List<PlasticPlanSource> shards) {
        return PlasticityActor.create(projection, shards);
    }
}
