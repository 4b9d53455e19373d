package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Delays.Part;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import io.engram.runtime.spi.LearningRuleContract;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.SynapseTwin;
import io.engram.runtime.spi.Traces;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract for rules that act at every step, with every coincidence, and what they alone promise. */
class EveryStepTest extends LearningRuleContract {
    @Override
    protected Stream<LearningRule> rules() {
        Travel[] travels = Travel.values();
        Traces.Pairing[] pairings = Traces.Pairing.values();
        return Stream.of(Coincidence.values())
                .map(c -> new Forgetting(
                        c, travels[c.ordinal() % travels.length], pairings[c.ordinal() % pairings.length], false));
    }

    @Override
    protected PlasticStage block(PlasticPlan plan) {
        return PlasticBlock.of(plan);
    }

    @Override
    protected PlasticStage plainBlock(PlasticPlan plan) {
        return PlasticBlock.plain(plan);
    }

    private static PlasticBlock one(LearningRule rule, double dtMs, int preDelay, int postDelay, float weight) {
        Synapses synapse =
                new Synapses(new int[] {0, 1}, new int[] {0}, new float[] {weight}, new int[] {preDelay + 1});
        Delays delays = new Delays(
                Value.constant((preDelay + 1) * dtMs),
                new Part.Fixed(preDelay * dtMs),
                new Part.Fixed(postDelay * dtMs));
        return PlasticBlock.of(new PlasticPlan("learn", 0, rule, dtMs, 1, 1, 0, 1, 1, delays, synapse));
    }

    /** Learns from silence. */
    private static float after(PlasticBlock block, int steps) {
        SpikeHistory silence = new SpikeHistory(8);
        for (int step = 1; step <= steps; step++) {
            silence.open(step);
            block.learn(step, 1, silence, silence);
        }
        float[] weights = new float[1];
        block.readWeights(weights);
        return weights[0];
    }

    @Test
    void shouldCountTheStepsBeforeTheFirstSpikeIsSeen() {
        Forgetting rule = new Forgetting(Coincidence.PRE_FIRST, Travel.BEFORE, Traces.Pairing.ALL, true);
        SynapseTwin twin = new SynapseTwin(rule, 1, 0.5);
        for (int event = 1; event <= 10 + 2; event++) {
            twin.step(0, 0);
        }
        assertThat(after(one(rule, 1, 2, 3, 0.5f), 10)).isCloseTo((float) twin.weight(), within(1e-7f));
        assertThat(after(one(rule, 1, 0, 3, 0.5f), 12)).isCloseTo((float) twin.weight(), within(1e-7f));
    }

    @Test
    void shouldAddUpChangesThatAFloatDoesNotNotice() {
        Creeping rule = new Creeping(1e-9);
        PlasticBlock block = one(rule, 0.5, 0, 0, 1f);

        assertThat(after(block, 20_000)).isCloseTo(1.00001f, within(1.2e-7f));

        block.writeWeights(new float[] {1f});
        float[] weights = new float[1];
        block.readWeights(weights);
        assertThat(weights[0]).isEqualTo(1f);
    }

    @Test
    void shouldRefuseADecayByEulerThatIsFasterThanAStep() {
        assertThatThrownBy(() -> one(new ContinuousBcm(1, 20, 0.5, 100, 0, 1, -1, 2), 1, 0, 0, 0.5f))
                .isInstanceOf(SpecException.class)
                .hasMessage("rule continuous-bcm: a trace that decays by Euler's method has tauMs=0.5;"
                        + " must be at least dt, 1.0 ms");
    }

    @Test
    void shouldHaveNoPlaceInALayerWithoutTime() {
        assertThatThrownBy(() -> new StdpLayer(
                        new ContinuousBcm(),
                        new StdpLayer.Unit(1, 0, 0.9, 0.95),
                        StdpLayer.Mode.ONLINE,
                        new float[1][1]))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith("rule continuous-bcm acts at every step of time;");
        assertThatThrownBy(() -> new StdpLayer(
                        new TsodyksMarkram(),
                        new StdpLayer.Unit(1, 0, 0.9, 0.95),
                        StdpLayer.Mode.ONLINE,
                        new float[1][1]))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith("rule tsodyks-markram computes what travels;");
    }

    /** Grows by {@code rate} a ms. */
    private record Creeping(double rate) implements LearningRule {
        @Override
        public String summary() {
            return "a weight that grows by itself";
        }

        @Override
        public Traces traces() {
            return new Traces(List.of(), List.of(), Traces.Pairing.ALL);
        }

        @Override
        public boolean everyStep() {
            return true;
        }

        @Override
        public void onStep(Synapse s, double dtMs) {
            s.weight(s.weight() + rate * dtMs);
        }

        @Override
        public void onPre(Synapse s) {}

        @Override
        public void onPost(Synapse s) {}
    }
}
