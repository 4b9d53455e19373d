package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import io.engram.runtime.spi.LearningRuleContract;
import io.engram.runtime.spi.PostSide;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract for rules that read two columns of their target's state, with every coincidence. */
class PostStateTest extends LearningRuleContract {
    /** Reads state at every event; the second column, where it is high, acts by itself. */
    private record Watching(Coincidence coincidence, Travel travel, List<Trace> post, Traces.Pairing pairing)
            implements LearningRule {
        @Override
        public String summary() {
            return "learns from what its targets are";
        }

        @Override
        public Traces traces() {
            return new Traces(List.of(Trace.add(10)), post, pairing);
        }

        @Override
        public List<String> postState() {
            return List.of("v", "w");
        }

        @Override
        public void onPre(Synapse s) {
            s.weight(s.weight() - 1e-4 * (s.postState(0) + s.postTrace(1)) * s.postTrace(0));
        }

        @Override
        public void onPost(Synapse s) {
            s.weight(s.weight() + 1e-4 * s.postState(1) * s.preTrace());
        }

        @Override
        public boolean stateActs(PostSide target) {
            return target.postState(1) > -60;
        }

        @Override
        public void onState(Synapse s, double dtMs) {
            s.weight(s.weight() - 1e-5 * dtMs * s.preTrace() * s.postState(1) * (1 + s.postTrace(0)));
        }

        @Override
        public double weightMin() {
            return -1;
        }

        @Override
        public double weightMax() {
            return 1;
        }
    }

    @Override
    protected Stream<LearningRule> rules() {
        Travel[] travels = Travel.values();
        List<Trace> low = List.of(Trace.add(20), Trace.lowPass(1, 5));
        List<Trace> plain = List.of(Trace.set(20), Trace.add(5));
        return Stream.concat(
                Stream.of(Coincidence.values())
                        .map(c -> new Watching(c, travels[c.ordinal() % travels.length], low, Traces.Pairing.ALL)),
                Stream.of(
                        new Watching(Coincidence.PRE_FIRST, Travel.AFTER, plain, Traces.Pairing.REDUCED),
                        new Clopath(14e-5, 8e-5, -70.6, -45.3, 10, 7, 15, 1000, -70.6, 0, 0, 3)));
    }

    @Override
    protected PlasticStage block(PlasticPlan plan) {
        return PlasticBlock.of(plan);
    }

    @Override
    protected PlasticStage plainBlock(PlasticPlan plan) {
        return PlasticBlock.plain(plan);
    }

    @Test
    void shouldRefuseTracesOfStateThatItCannotKeep() {
        refuse(
                List.of(Trace.add(20), Trace.lowPass(2, 5)),
                Traces.Pairing.ALL,
                "rule watching: a trace follows state column 2; must be one of the 2 that the rule reads on that side");
        refuse(
                List.of(Trace.add(20), Trace.lowPass(1, 5)),
                Traces.Pairing.REDUCED,
                "rule watching: a trace follows a state, which no spike consumes; the pairing must be ALL");
    }

    private static void refuse(List<Trace> post, Traces.Pairing pairing, String sentence) {
        LearningRule rule = new Watching(Coincidence.PRE_FIRST, Travel.AFTER, post, pairing);
        assertThatThrownBy(() -> new Prescribed(rule, 1, 0, 0, 0, 0))
                .isInstanceOf(SpecException.class)
                .hasMessage(sentence);
    }
}
