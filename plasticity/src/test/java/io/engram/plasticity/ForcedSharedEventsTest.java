package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.spi.LearningRuleContract;

/**
 * The contract where the kernel that reduces what rows and synapses want serves also one row of synapses that share nothing;
 * it gives, to the last bit, what the kernel gives that is chosen for them.
 */
class ForcedSharedEventsTest extends LearningRuleContract {
    @Override
    protected PlasticStage block(PlasticPlan plan) {
        return PlasticBlock.of(plan, BatchLoop.clonedFor(Unclipped.where(plan)));
    }

    @Override
    protected PlasticStage plainBlock(PlasticPlan plan) {
        return PlasticBlock.plain(plan);
    }
}
