package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.plasticity.PairStdp.Pairing;
import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.Adjusted;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import io.engram.runtime.spi.Upkeep;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers beside blocks that look up each synapse and visit all of a row: the same bits. */
class FullEventsTest {
    private static final int SOURCES = 29;
    private static final int TARGETS = 37;

    /** An upkeep that goes target by target. */
    private record OneByOne(Upkeep inside) implements Upkeep {
        @Override
        public String summary() {
            return inside.summary();
        }

        @Override
        public double everyMs() {
            return inside.everyMs();
        }

        @Override
        public void apply(Column column) {
            inside.apply(column);
        }
    }

    private static LearningRule pair(Pairing pairing, Coincidence coincidence) {
        return new PairStdp(8, 12, 0.11, 0.09, 0, 1, 0, 0.7, pairing, coincidence, Travel.END_OF_STEP);
    }

    private static Stream<LearningRule> rules() {
        Adjusted.Gate gate = new Adjusted.Gate("rate", Adjusted.Gate.Mode.SCALES);
        Stream<LearningRule> pairs = Arrays.stream(Coincidence.values())
                .flatMap(coincidence -> Arrays.stream(Pairing.values()).map(pairing -> pair(pairing, coincidence)));
        return Stream.concat(
                pairs,
                Stream.of(
                        new Adjusted(pair(Pairing.NEAREST, Coincidence.BOTH), 1, 0.5, true, Optional.of(gate)),
                        DiehlCookStdp.bindsnet(0.1, 8, false, 0.4, 1, 0, 0.7),
                        TraceHebbian.bindsnet(-0.05, 0.1, 8, 12, true, 0, 0.7),
                        new TraceHebbian(8, 12, 0.1, 0.1, 0.01, 0, 0.7, false, Coincidence.BOTH, Travel.END_OF_STEP)));
    }

    private static Synapses layer() {
        SplittableRandom random = new SplittableRandom(1);
        int[] start = new int[TARGETS + 1];
        int[] source = new int[SOURCES * TARGETS];
        int[] delay = new int[source.length];
        float[] weight = new float[source.length];
        for (int k = 0; k < source.length; k++) {
            start[k / SOURCES + 1] = k + 1;
            source[k] = k % SOURCES;
            delay[k] = 1;
            weight[k] = (float) (0.7 * random.nextDouble());
        }
        return new Synapses(start, source, weight, delay);
    }

    private static PlasticPlan plan(LearningRule rule, int receptors, Synapses synapses) {
        Delays delays = Delays.immediate(Value.constant(1));
        return new PlasticPlan("p", 0, rule, 1, 1, SOURCES, 3, 3 + TARGETS, receptors, delays, synapses);
    }

    /** Two blocks that see the same spikes. */
    private static final class Pair {
        private final SplittableRandom random = new SplittableRandom(2);
        private final SpikeHistory source = new SpikeHistory(1);
        private final SpikeHistory target = new SpikeHistory(1);
        private final List<PlasticBlock> blocks;
        private final int receptors;
        private int step;

        Pair(PlasticPlan plan, List<Upkeep> upkeep) {
            receptors = plan.receptors();
            List<Upkeep> oneByOne = upkeep.stream().<Upkeep>map(OneByOne::new).toList();
            blocks = List.of(PlasticBlock.plain(plan.withUpkeep(oneByOne)), PlasticBlock.of(plan.withUpkeep(upkeep)));
            blocks.forEach(block -> block.signal("rate", 0.5));
        }

        /** Some fire twice in a step. */
        private void draw(SpikeHistory history, int size, double rate) {
            history.open(step);
            for (int i = 0; i < size; i++) {
                double drawn = random.nextDouble();
                history.append(step, new int[] {i, i}, 0, drawn < rate / 5 ? 2 : drawn < rate ? 1 : 0, 0);
            }
        }

        void run(int steps, double sourceRate, double targetRate) {
            for (int k = 0; k < steps; k++) {
                step++;
                draw(source, SOURCES, sourceRate);
                draw(target, TARGETS + 5, targetRate);
                double[][][] input = new double[2][receptors][TARGETS];
                float[][] weights = new float[2][SOURCES * TARGETS];
                for (int b = 0; b < 2; b++) {
                    blocks.get(b).addInput(step, input[b]);
                    blocks.get(b).learn(step, 1, source, target);
                    blocks.get(b).readWeights(weights[b]);
                }
                assertThat(Arrays.deepEquals(input[1], input[0]))
                        .as("input at step " + step)
                        .isTrue();
                assertThat(Arrays.equals(weights[1], weights[0]))
                        .as("weights after step " + step)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldGiveTheBitsOfBlocksThatVisitEverySynapse(LearningRule rule) {
        // To a sum at which many weights are above the greatest for a step; at resets; at every step.
        for (List<Upkeep> upkeep : List.of(
                List.<Upkeep>of(),
                List.<Upkeep>of(new Normalise(0.6 * SOURCES, 7)),
                List.<Upkeep>of(new Normalise(5, Double.POSITIVE_INFINITY)),
                List.<Upkeep>of(new Normalise(8, 0)))) {
            for (int receptors = 1; receptors <= 2; receptors++) {
                Pair pair = new Pair(plan(rule, receptors, layer()), upkeep);
                pair.run(60, 0.3, 0.01);
                pair.blocks.forEach(PlasticBlock::reset);
                pair.run(40, 0.3, 0.2);
                pair.blocks.forEach(block -> block.signal(Network.LEARNING, 0));
                pair.run(10, 0.3, 0.2);
                pair.blocks.forEach(block -> block.signal(Network.LEARNING, 1));
                pair.run(40, 0.1, 0.02);
            }
        }
    }

    @Test
    void shouldLearnFromSpikesOfBothSides() {
        PlasticBlock block = PlasticBlock.of(plan(pair(Pairing.ALL, Coincidence.BOTH), 1, layer()));
        float[] first = new float[SOURCES * TARGETS];
        float[] last = new float[SOURCES * TARGETS];
        block.readWeights(first);
        SpikeHistory source = new SpikeHistory(1);
        SpikeHistory target = new SpikeHistory(1);
        for (int step = 1; step <= 2; step++) {
            source.open(step);
            source.append(step, new int[] {step}, 0, 1, 0);
            target.open(step);
            target.append(step, new int[] {3}, 0, step == 1 ? 1 : 0, 0);
            block.learn(step, 1, source, target);
        }
        block.readWeights(last);

        assertThat(last[1]).as("its source fired with the target").isGreaterThan(first[1]);
        assertThat(last[2]).as("its source fired after the target").isLessThan(first[2]);
        last[1] = first[1];
        last[2] = first[2];
        assertThat(last).isEqualTo(first);
    }

    @Test
    void shouldServeLayersWhoseWeightsTravelAtTheEndOfAStep() {
        LearningRule rule = pair(Pairing.ALL, Coincidence.BOTH);
        PlasticPlan layer = plan(rule, 1, layer());
        assertThat(FullEvents.serve(layer, SynapseGroups.of(layer))).isTrue();

        PlasticPlan sooner = plan(new PairStdp(), 1, layer());
        assertThat(FullEvents.serve(sooner, SynapseGroups.of(sooner))).isFalse();

        Synapses full = layer();
        int[] twice = full.source().clone();
        twice[1] = twice[0];
        PlasticPlan other = plan(rule, 1, new Synapses(full.targetStart(), twice, full.weight(), full.delaySteps()));
        assertThat(FullEvents.serve(other, SynapseGroups.of(other)))
                .as("a source without a synapse to a target, and one with two")
                .isFalse();
    }
}
