package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Value;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of summation (docs/adr/0004): by step of delivery, projection as declared,
 * spike step, source, synapse; to the last bit. */
class StaticInputsTest {
    private static final int SOURCES = 30;
    private static final int TARGETS = 20;
    private static final int STEPS = 40;
    private static final int LONGEST = 9;

    private final Network network = Network.named("two-ways")
            .seed(3)
            .dtMs(1)
            .population("a", SOURCES, new Chatter())
            .population("b", TARGETS, new Chatter())
            .projection("p", "a", "b", Connect.fixedInDegree(12), Value.uniform(-1, 1), delays())
            .projection("q", "a", "b", Connect.fixedInDegree(12), Value.constant(0.1), delays())
            .build();
    private final SpikeHistory history = new SpikeHistory(STEPS + 1);

    private static Delays delays() {
        return Delays.dendritic(Value.uniform(1, LONGEST));
    }

    @BeforeEach
    void spikes() {
        SplittableRandom random = new SplittableRandom(8);
        for (long step = 1; step <= STEPS; step++) {
            int[] ids = IntStream.generate(() -> random.nextInt(SOURCES))
                    .limit(random.nextInt(6))
                    .sorted()
                    .toArray();
            history.open(step);
            history.append(step, ids, 0, ids.length, 0);
        }
    }

    @Test
    void shouldSumInTheOrderThatTheNetworkDetermines() {
        double[][] expected = new double[STEPS + LONGEST + 1][TARGETS];
        for (int step = 1; step <= STEPS; step++) {
            for (Projection projection : network.projections()) {
                Synapses synapses = new SynapseDrawer(network, projection).draw(0, TARGETS);
                for (int segment = LONGEST / StaticTable.MOST_CLASSES; segment >= 0; segment--) {
                    int spiked = step - segment * StaticTable.MOST_CLASSES;
                    for (int k = 0; k < history.count(spiked); k++) {
                        add(synapses, projection, history.ids(spiked)[k], spiked, segment, expected);
                    }
                }
            }
        }

        assertThat(delivered(STEPS)).isEqualTo(expected);
    }

    @Test
    void shouldNotDependOnWhereASliceIsCut() {
        double[][] whole = delivered(STEPS);

        for (int steps : new int[] {1, 3, 7}) {
            assertThat(delivered(steps)).as("%d steps at a time", steps).isEqualTo(whole);
        }
    }

    private static void add(
            Synapses synapses, Projection projection, int source, int step, int segment, double[][] expected) {
        for (int target = 0; target < TARGETS; target++) {
            for (int k = synapses.targetStart()[target]; k < synapses.targetStart()[target + 1]; k++) {
                if (synapses.source()[k] == source
                        && (synapses.delaySteps()[k] - 1) / StaticTable.MOST_CLASSES == segment) {
                    expected[step + synapses.delaySteps()[k]][target] +=
                            projection.weight() instanceof Value.Constant c ? c.value() : synapses.weight()[k];
                }
            }
        }
    }

    private double[][] delivered(int stepsAtATime) {
        int slice = RunPlan.of(network, SimulationOptions.DEFAULT).sliceSteps();
        StaticInputs inputs = StaticInputs.of(
                ShardPlan.of(network, 1, 0, 1, slice), 1, StaticInputs.byDescription(RowPlan.of(network)));
        InputRing ring = new InputRing(TARGETS, 1, STEPS + LONGEST);
        SpikeHistory[] histories = {history, new SpikeHistory(1)};
        for (int first = 1; first <= STEPS; first += stepsAtATime) {
            inputs.deliver(first, Math.min(stepsAtATime, STEPS + 1 - first), histories, ring);
        }
        double[][] sums = new double[STEPS + LONGEST + 1][];
        for (int step = 0; step < sums.length; step++) {
            sums[step] = ring.slot(step, 0);
        }
        return sums;
    }
}
