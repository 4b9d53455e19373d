package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Delays.Part;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRuleContract;
import java.util.List;

/**
 * The contract where the kernel that reduces what rows and synapses want serves also one row of synapses that share nothing;
 * it gives, to the last bit, what the kernel gives that is chosen for them.
 */
class ForcedSharedEventsTest extends LearningRuleContract {
    @Override
    protected List<Delays> conventions() {
        return List.of(new Delays(Value.constant(1), new Part.OfDelay(1), new Part.OfDelay(0)));
    }

    @Override
    protected PlasticStage block(PlasticPlan plan) {
        return PlasticBlock.of(plan, BatchLoop.clonedFor(Unclipped.where(plan)));
    }

    @Override
    protected PlasticStage plainBlock(PlasticPlan plan) {
        return PlasticBlock.plain(plan);
    }
}
