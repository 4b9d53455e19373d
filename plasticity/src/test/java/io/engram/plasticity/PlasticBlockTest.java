package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlasticBlockTest {
    private static final LearningRule FREE =
            new TraceHebbian(20, 20, 0, 0, 0, -10, 10, false, Coincidence.PRE_FIRST, Travel.BEFORE);

    /** Two sources to one target with weights 2 and -3 and delays of 2 and 4 steps. */
    private static PlasticPlan plan(LearningRule rule, int receptors) {
        Synapses two = new Synapses(new int[] {0, 2}, new int[] {0, 1}, new float[] {2, -3}, new int[] {2, 4});
        return new PlasticPlan("learn", 0, rule, 1, 2, 2, 0, 1, receptors, Delays.ofMs(2), two);
    }

    private static double[][] arrivals(int receptors) {
        return arrivals(FREE, receptors);
    }

    /** What arrives at steps 1 to 5 after both sources fired at step 1. */
    private static double[][] arrivals(LearningRule rule, int receptors) {
        PlasticBlock block = PlasticBlock.of(plan(rule, receptors));
        SpikeHistory source = new SpikeHistory(8);
        SpikeHistory target = new SpikeHistory(8);
        double[][] arrived = new double[receptors][5];
        for (int step = 1; step <= 5; step++) {
            double[][] input = new double[receptors][1];
            block.addInput(step, input);
            for (int r = 0; r < receptors; r++) {
                arrived[r][step - 1] = input[r][0];
            }
            source.open(step);
            source.append(step, new int[] {0, 1}, 0, step == 1 ? 2 : 0, 0);
            target.open(step);
            block.learn(step, 1, source, target);
        }
        return arrived;
    }

    @Test
    void shouldSendEachWeightAfterItsDelayAndNegativeOnesToTheSecondReceptor() {
        assertThat(arrivals(1)).isDeepEqualTo(new double[][] {{0, 0, 2, 0, -3}});
        assertThat(arrivals(2)).isDeepEqualTo(new double[][] {{0, 0, 2, 0, 0}, {0, 0, 0, 0, -3}});
    }

    @Test
    void shouldSendWhatTheRuleComputesAndNegativeOnesToTheSecondReceptor() {
        assertThat(arrivals(new TsodyksMarkram(0.25, 100, 0, 0, 0), 2))
                .isDeepEqualTo(new double[][] {{0, 0, 0.5, 0, 0}, {0, 0, 0, 0, -0.75}});
    }

    @Test
    void shouldClipOnceWhereBothSidesOfACoincidenceAct() {
        LearningRule both = PairStdp.postPre(0.3, 0.5, 20, 20, false, 0, 1);
        Synapses one = new Synapses(new int[] {0, 1}, new int[] {0}, new float[] {0.1f}, new int[] {1});
        PlasticBlock block = PlasticBlock.of(
                new PlasticPlan("learn", 0, both, 1, 1, 1, 0, 1, 1, Delays.immediate(Value.constant(1)), one));
        SpikeHistory spikes = new SpikeHistory(2);
        spikes.open(1);
        spikes.append(1, new int[] {0}, 0, 1, 0);
        float[] weights = new float[1];

        block.learn(1, 1, spikes, spikes);
        block.readWeights(weights);

        assertThat(weights[0])
                .as("0.1 - 0.3 + 0.5, though -0.2 is below the bound")
                .isCloseTo(0.3f, within(1e-6f));
    }

    @Test
    void shouldLearnStepsInOrderOnly() {
        PlasticBlock block = PlasticBlock.of(plan(FREE, 1));
        assertThatThrownBy(() -> block.learn(2, 1, new SpikeHistory(8), new SpikeHistory(8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("projection learn learned up to step 0 and cannot learn from step 2");
    }

    @Test
    void shouldRefuseWeightsOutOfBounds() {
        PlasticBlock block = PlasticBlock.of(plan(FREE, 1));
        assertThatThrownBy(() -> block.writeWeights(new float[] {1, Float.NaN}))
                .isInstanceOf(SpecException.class)
                .hasMessage(
                        "projections.learn.weight = NaN; must be within -10.0 and 10.0, the bounds of its rule trace-hebbian");
        assertThatThrownBy(() -> PlasticBlock.of(plan(new PairStdp(), 1)))
                .isInstanceOf(SpecException.class)
                .hasMessage(
                        "projections.learn.weight = 2.0; must be within 0.0 and 1.0, the bounds of its rule pair-stdp");
    }

    @Test
    void shouldRefuseTheSquareOfATraceThatIsNotThere() {
        assertThatThrownBy(() -> PlasticBlock.of(plan(
                        new Tracing(new Traces(List.of(), List.of(Trace.squareOf(0, 10)), Traces.Pairing.ALL)), 1)))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("rule tracing: a trace follows the square of trace 0");
    }

    @Test
    void shouldRefuseTracesThatMoveByALaterOneAndCentredPairsOfWhatDoesNotCountSpikes() {
        assertThatThrownBy(() -> PlasticBlock.of(
                        plan(new Tracing(new Traces(List.of(Trace.partOf(0, 10)), List.of(), Traces.Pairing.ALL)), 1)))
                .isInstanceOf(SpecException.class)
                .hasMessage(
                        "rule tracing: trace 0 moves by as much as trace 0 says; must be one that stands before it");
        assertThatThrownBy(() -> PlasticBlock.of(plan(
                        new Tracing(new Traces(List.of(Trace.part(10, 0.5)), List.of(), Traces.Pairing.PRE_CENTRED)),
                        1)))
                .isInstanceOf(SpecException.class)
                .hasMessage(
                        "rule tracing: its pairs are centred on the source's spikes; its pre traces must be ones that a"
                                + " spike adds to or sets");
    }

    /** A rule with traces that no engine could keep. */
    private record Tracing(Traces traces) implements LearningRule {
        @Override
        public String summary() {
            return "nonsense";
        }

        @Override
        public void onPre(Synapse s) {}

        @Override
        public void onPost(Synapse s) {}
    }
}
