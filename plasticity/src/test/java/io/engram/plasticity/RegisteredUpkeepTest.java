package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Upkeep;
import io.engram.runtime.spi.UpkeepContract;
import java.util.stream.Stream;

/** The contract for upkeep as it is registered, and at every step and at resets only. */
class RegisteredUpkeepTest extends UpkeepContract {
    @Override
    protected Stream<Upkeep> upkeeps() {
        return Stream.concat(
                super.upkeeps(),
                Stream.of(
                        new Normalise(3, 0),
                        new Normalise(30, 7),
                        new Normalise(3, Double.POSITIVE_INFINITY),
                        new WeightDecay(1e-9, 0),
                        new WeightDecay(0.5, Double.POSITIVE_INFINITY),
                        new SynapticScaling(30, 500, 50, 0)));
    }

    @Override
    protected LearningRule rule() {
        return PairStdp.postPre(0.05, 0.06, 20, 20, false, 0, 1);
    }

    @Override
    protected PlasticStage block(PlasticPlan plan) {
        return PlasticBlock.of(plan);
    }
}
