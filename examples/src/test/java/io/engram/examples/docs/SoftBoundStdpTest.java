package io.engram.examples.docs;

import io.engram.plasticity.PlasticBlock;
import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRuleContract;
import java.util.stream.Stream;

class SoftBoundStdpTest extends LearningRuleContract {
    @Override
    protected Stream<LearningRule> rules() {
        return Stream.of(new SoftBoundStdp(), new SoftBoundStdp(0.3, 0.2, 5, 10, 0.7));
    }

    @Override
    protected PlasticStage block(PlasticPlan plan) {
        return PlasticBlock.of(plan);
    }

    @Override
    protected PlasticStage plainBlock(PlasticPlan plan) {
        return PlasticBlock.plain(plan);
    }
}
