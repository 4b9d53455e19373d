package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Delays.Part;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.Adjusted;
import io.engram.runtime.spi.Adjusted.Gate;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import io.engram.runtime.spi.LearningRuleContract;
import io.engram.runtime.spi.Traces;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The contract for rules whose changes are adjusted. */
class AdjustedRulesTest extends LearningRuleContract {
    @Override
    protected Stream<LearningRule> rules() {
        Optional<Gate> closing = Optional.of(new Gate("attention", Gate.Mode.CLOSES));
        return Stream.of(
                new Adjusted(PairStdp.brian(20, 20, 0.05, 0.06, 1), 0.5, 2, true, closing),
                new Adjusted(PairStdp.postPre(0.05, 0.06, 20, 20, false, -0.5, 1), 2, 0, true, Optional.empty()),
                new Adjusted(TripletStdp.visualCortex(true), 1.5, -0.5, false, closing),
                new Adjusted(TsodyksMarkram.facilitating(), 0, 0, false, Optional.empty()),
                new Adjusted(
                        new Forgetting(Coincidence.PRE_FIRST, Travel.BEFORE, Traces.Pairing.ALL, false),
                        0.5,
                        0.25,
                        false,
                        closing));
    }

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
