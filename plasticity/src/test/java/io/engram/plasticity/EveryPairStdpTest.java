package io.engram.plasticity;

import io.engram.plasticity.PairStdp.Pairing;
import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Delays.Part;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import io.engram.runtime.spi.LearningRuleContract;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The contract for every coincidence, every travelling weight and every pairing, with weights that reach their bounds. */
class EveryPairStdpTest extends LearningRuleContract {
    @Override
    protected Stream<LearningRule> rules() {
        return Arrays.stream(Coincidence.values())
                .flatMap(coincidence -> Arrays.stream(Travel.values()).flatMap(travel -> Arrays.stream(Pairing.values())
                        .map(pairing ->
                                new PairStdp(8, 12, 0.11, 0.09, 0, 1, -0.3, 0.7, pairing, coincidence, travel))));
    }

    /** Groups of synapses that differ in both delays and in how far they look ahead. */
    @Override
    protected List<Delays> conventions() {
        return List.of(new Delays(Value.constant(1), new Part.OfDelay(1), new Part.OfDelay(0)));
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
