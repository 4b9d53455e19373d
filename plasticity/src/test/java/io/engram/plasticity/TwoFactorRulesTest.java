package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Delays.Part;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import io.engram.runtime.spi.LearningRuleContract;
import java.util.List;
import java.util.stream.Stream;

/** The contract for rules with other parameters than their defaults, as the peers have them and at the ends of what is allowed. */
class TwoFactorRulesTest extends LearningRuleContract {
    @Override
    protected Stream<LearningRule> rules() {
        return Stream.of(
                PairStdp.nest(9, 12, 0.1, 1.05, 0.4, 0.4, 1),
                PairStdp.weightDependentPostPre(0.2, 0.3, 9, 12, false, -0.25, 0.75),
                PairStdp.weightDependentPostPre(0.1, 0.05, 9, 12, true, 0, 1),
                PowerLawStdp.nest(15, 30, 0.1, 0.0513, 0.4),
                new PowerLawStdp(9, 12, 0.1, 1.1, 0, 0.5, 0.9),
                TripletStdp.nest(16.8, 33.7, 101, 125, 5e-3, 7e-3, 6.2e-3, 2.3e-4, -1),
                TripletStdp.visualCortex(true),
                TripletStdp.visualCortexMinimal(false),
                TripletStdp.hippocampus(false),
                new TripletStdp(
                        9, 12, 30, 40, 0.05, 0.04, 0.02, 0.01, -0.3, 0.7, true, Coincidence.POST_FIRST, Travel.AFTER),
                DiehlCookStdp.bindsnet(0.1, 12, true, 0.4, 0.5, 0, 1),
                new DiehlCookStdp(12, 0.1, 0.4, 0, -0.5, 0.5, true, Coincidence.POST_FIRST, Travel.AFTER),
                VogelsSprekeler.nest(20, 0.05, 0.12, -1),
                VogelsSprekeler.nest(20, 0.05, 0.12, 0.7),
                VogelsSprekeler.brian(15, 25, 0.05, 0.2, 1),
                TraceHebbian.antiHebbian(9, 12, 0.05, 0.1, -1),
                new SpikingCovariance(2e-4, 10, 100, -1, 1),
                new SpikingOja(0.02, 10, 0, 0.5),
                TsodyksMarkram.facilitating(),
                TsodyksMarkram.nest(0.3, 40, 15, 0.6, 0.5),
                new TsodyksMarkram(1, 40, 0, 0, 0.25));
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
