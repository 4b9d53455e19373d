package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.spi.LearningRuleContract;

/** The contract for the rules as they are registered, with their defaults. */
class RegisteredRulesTest extends LearningRuleContract {
    @Override
    protected PlasticStage block(PlasticPlan plan) {
        return PlasticBlock.of(plan);
    }

    @Override
    protected PlasticStage plainBlock(PlasticPlan plan) {
        return PlasticBlock.plain(plan);
    }
}
