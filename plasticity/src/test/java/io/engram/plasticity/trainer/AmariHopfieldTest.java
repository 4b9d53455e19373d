package io.engram.plasticity.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.neurons.IafPscDelta;
import io.engram.neurons.ThresholdUnit;
import io.engram.neurons.ThresholdUnit.Activation;
import io.engram.neurons.ThresholdUnit.Update;
import io.engram.plasticity.trainer.Recall.Ending;
import io.engram.runtime.Simulation;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.random.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmariHopfieldTest {

    private static ThresholdUnit sign(Update update) {
        return new ThresholdUnit(Activation.SIGN, 0, 1, update, 0);
    }

    private static float[] signs(long seed, int size) {
        float[] signs = new float[size];
        for (int k = 0; k < size; k++) {
            signs[k] = Draws.uniform(seed, k) < 0.5 ? -1 : 1;
        }
        return signs;
    }

    private static List<float[]> patterns(long seed, int count, int size) {
        return IntStream.range(0, count)
                .mapToObj(k -> signs(Draws.key(seed, k), size))
                .toList();
    }

    private static float[] flipped(float[] pattern, double share, long seed) {
        float[] cue = pattern.clone();
        for (int k = 0; k < cue.length; k++) {
            cue[k] = Draws.uniform(seed, k) < share ? -cue[k] : cue[k];
        }
        return cue;
    }

    /** Gives each synapse the weight that {@code weight} has for its source and target. */
    private static AmariHopfield set(AmariHopfield memory, IntBinaryOperator weight) {
        Weights weights = memory.weights();
        float[] values = new float[weights.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = weight.applyAsInt(weights.source(k), weights.target(k));
        }
        memory.simulation().setWeights("weights", values);
        return memory;
    }

    /** What a unit shows, the next one shows an update later: a pattern goes round. */
    private static AmariHopfield ring(int units) {
        return set(new AmariHopfield(units), (source, target) -> target == (source + 1) % units ? 1 : 0);
    }

    private static float[] oneUp(int units, int place) {
        float[] state = new float[units];
        Arrays.fill(state, -1);
        state[place] = 1;
        return state;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldRecallPatternsBelowItsCapacityFromAFifthFlipped(long seed) {
        int units = 200;
        List<float[]> stored = patterns(seed, 8, units);
        try (AmariHopfield memory = new AmariHopfield(units)) {
            memory.imprint(stored, 1.0 / units);
            for (float[] pattern : stored) {
                float[] cue = flipped(pattern, 0.2, seed + 100);
                assertThat(AmariHopfield.overlap(cue, pattern)).isBetween(0.4, 0.8);

                Recall recall = memory.recall(cue, 30);

                assertThat(recall.ending()).isEqualTo(Ending.SETTLED);
                assertThat(recall.period()).isZero();
                assertThat(AmariHopfield.overlap(recall.state(), pattern)).isEqualTo(1);
                assertThat(recall.energies()).hasSize(recall.updates() + 1);
                assertThat(recall.energies()[0]).isCloseTo(memory.energy(cue), within(1e-9));
                assertThat(recall.energies()[recall.updates()]).isCloseTo(memory.energy(recall.state()), within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Update.class,
            names = {"SHUFFLED", "FIXED"})
    void shouldNeverRiseInEnergyWhereOneUnitIsUpdatedAtATime(Update update) {
        int units = 60;
        ThresholdUnit model = new ThresholdUnit(Activation.SIGN, 0.1, 1, update, 0);
        for (long seed = 0; seed < 5; seed++) {
            try (AmariHopfield memory = new AmariHopfield(units, model)) {
                // Three times what it can hold: it settles somewhere, downhill all the same.
                memory.imprint(patterns(seed, 25, units), 1.0 / units);
                for (int k = 0; k < 5; k++) {
                    Recall recall = memory.recall(signs(Draws.key(seed + 50, k), units), 100);
                    double[] energies = recall.energies();
                    assertThat(recall.ending()).isEqualTo(Ending.SETTLED);
                    assertThat(energies[0]).isGreaterThan(energies[energies.length - 1]);
                    for (int u = 1; u < energies.length; u++) {
                        assertThat(energies[u]).isLessThanOrEqualTo(energies[u - 1] + 1e-9);
                    }
                }
            }
        }
    }

    @Test
    void shouldTakeThresholdAndPairsForItsEnergy() {
        ThresholdUnit model = new ThresholdUnit(Activation.SIGN, 0.5, 1, Update.SYNCHRONOUS, 0);
        try (AmariHopfield memory = set(new AmariHopfield(3, model), (source, target) -> source + target)) {
            // -(1 * 1 * -1 + 2 * 1 * 1 + 3 * -1 * 1) + 0.5 * (1 - 1 + 1)
            assertThat(memory.energy(new float[] {1, -1, 1})).isEqualTo(2.5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 20, 21})
    void shouldSayThatItGoesRoundInATwoCycleAndWhereItWouldBe(int most) {
        try (AmariHopfield memory = set(new AmariHopfield(6), (source, target) -> -1)) {
            float[] up = {1, 1, 1, 1, 1, 1};
            float[] down = {-1, -1, -1, -1, -1, -1};

            Recall recall = memory.recall(up, most);

            assertThat(recall.ending()).isEqualTo(Ending.CYCLE);
            assertThat(recall.period()).isEqualTo(2);
            assertThat(recall.updates()).isEqualTo(4);
            assertThat(recall.state()).isEqualTo(most % 2 == 0 ? up : down);
            assertThat(recall).hasToString("CYCLE after 4 updates, period 2, energy 15.0");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 12, 17})
    void shouldFindThePeriodOfALongerCycle(int units) {
        try (AmariHopfield memory = ring(units)) {
            Recall recall = memory.recall(oneUp(units, 0), 101);
            assertThat(recall.ending()).isEqualTo(Ending.CYCLE);
            assertThat(recall.period()).isEqualTo(units);
            assertThat(recall.state()).isEqualTo(oneUp(units, 101 % units));
        }
    }

    @Test
    void shouldEndAtTheLimitOfUpdates() {
        try (AmariHopfield memory = ring(7)) {
            Recall recall = memory.recall(oneUp(7, 0), 5);
            assertThat(recall.ending()).isEqualTo(Ending.LIMIT);
            assertThat(recall.updates()).isEqualTo(5);
            assertThat(recall.period()).isZero();
            assertThat(recall.state()).isEqualTo(oneUp(7, 5));
            assertThat(recall.energies()).hasSize(6);
        }
    }

    @Test
    void shouldSettleWithinTheToleranceOfContinuousUnits() {
        ThresholdUnit tanh = new ThresholdUnit(Activation.TANH, 0, 0.5, Update.SYNCHRONOUS, 0);
        try (AmariHopfield memory = set(new AmariHopfield(2, tanh), (source, target) -> 1)) {
            Recall recall = memory.recall(new float[] {0.1f, 0.2f}, 1000);
            float s = recall.state()[0];
            assertThat(recall.ending()).isEqualTo(Ending.SETTLED);
            assertThat(s).isGreaterThan(0.5f).isCloseTo((float) Math.tanh(s / 0.5), within(1e-5f));
        }
    }

    /** One step a run: the pause falls between two of them, where no run is on. */
    @ParameterizedTest
    @EnumSource(
            value = Update.class,
            names = {"SYNCHRONOUS", "SHUFFLED"})
    void shouldEndWherePausedFromAnotherThread(Update update) throws InterruptedException {
        int units = 40;
        try (AmariHopfield memory = set(new AmariHopfield(units, sign(update)), AmariHopfieldTest::restless)) {
            CountDownLatch reached = new CountDownLatch(1);
            CountDownLatch paused = new CountDownLatch(1);
            memory.simulation().onProgress(step -> {
                if (step >= 3) {
                    reached.countDown();
                    await(paused);
                }
            });
            Thread pausing = new Thread(() -> {
                await(reached);
                memory.simulation().pause();
                paused.countDown();
            });
            pausing.start();

            Recall recall = memory.recall(oneUp(units, 0), 1_000_000);
            pausing.join();

            assertThat(recall.ending()).isEqualTo(Ending.PAUSED);
            assertThat(recall.updates()).isLessThan(3);
            assertThat(recall.energies()).hasSize(recall.updates() + 1);
            assertThat(memory.recall(oneUp(units, 0), 2).ending()).isEqualTo(Ending.LIMIT);
        }
    }

    @Test
    void shouldNotCallItACycleWherePausedOnTheWayToItsLastState() {
        try (AmariHopfield memory = set(new AmariHopfield(6), (source, target) -> -1)) {
            // Shown in step 1, seen to go round in step 5; the one update that is left makes step 6.
            memory.simulation().onProgress(step -> {
                if (step == 6) {
                    memory.simulation().pause();
                }
            });
            Recall recall = memory.recall(new float[] {1, 1, 1, 1, 1, 1}, 1001);
            assertThat(recall.ending()).isEqualTo(Ending.PAUSED);
            assertThat(recall.updates()).isEqualTo(4);
            assertThat(recall.period()).isZero();
        }
    }

    /** Units that follow the one before, but for the first, which does the opposite of the last: never at rest. */
    private static int restless(int source, int target) {
        return target == source + 1 ? 1 : target == 0 && source == 39 ? -1 : 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldSayInWordsThatItWasPausedBeforeTheCueWasShown() {
        assertThat(new Recall(new float[1], Ending.PAUSED, 0, 0, new double[0])).hasToString("PAUSED after 0 updates");
    }

    @Test
    void shouldRecallTheSameTwice() {
        int units = 50;
        for (Update update : List.of(Update.SYNCHRONOUS, Update.FIXED)) {
            try (AmariHopfield memory = new AmariHopfield(units, sign(update))) {
                memory.imprint(patterns(3, 10, units), 0.1);
                Recall first = memory.recall(signs(9, units), 40);
                Recall second = memory.recall(signs(9, units), 40);
                assertThat(second).usingRecursiveComparison().isEqualTo(first);
            }
        }
    }

    @Test
    void shouldMeasureOverlapAndCapacity() {
        assertThat(AmariHopfield.overlap(new float[] {1, -1, 1, 1}, new float[] {1, -1, 1, -1}))
                .isEqualTo(0.5);
        assertThat(AmariHopfield.overlap(signs(1, 9), signs(1, 9))).isEqualTo(1);
        assertThat(AmariHopfield.overlap(new float[] {1, -1}, new float[] {-1, 1}))
                .isEqualTo(-1);
        try (AmariHopfield memory = new AmariHopfield(200)) {
            assertThat(memory.units()).isEqualTo(200);
            assertThat(memory.capacity()).isEqualTo(28);
            assertThat(memory.capacityInUse(7)).isEqualTo(0.25);
        }
        try (AmariHopfield memory = new AmariHopfield(3)) {
            assertThat(memory.capacity()).isEqualTo(1);
        }
    }

    @Test
    void shouldLeaveAGivenSimulationOpen() {
        Network network = AmariHopfield.network("given", 4, sign(Update.SYNCHRONOUS), true);
        try (Simulation simulation = Simulation.start(network)) {
            try (AmariHopfield memory = new AmariHopfield(simulation, "units", "weights")) {
                memory.imprint(List.of(signs(1, 4)), 1);
                assertThat(memory.weights().size()).isEqualTo(16);
            }
            simulation.runForMs(3);
            assertThat(simulation.step()).isEqualTo(3);
        }
    }

    @Test
    void shouldRefuseAThresholdAUnit() {
        Network network = Network.named("own")
                .dtMs(1)
                .population("units", 3, new ThresholdUnit())
                .parameter("units", "threshold", Value.uniform(0, 1))
                .projection(
                        AmariHopfield.network("m", 3, new ThresholdUnit(), true).projection("weights"))
                .build();
        try (Simulation simulation = Simulation.start(network)) {
            refuse(
                    () -> new AmariHopfield(simulation, "units", "weights"),
                    "population \"units\" has a threshold a unit; the energy of a memory needs one for all");
        }
    }

    @Test
    void shouldRefuseWeightsThatLeadElsewhere() {
        Projection weights =
                AmariHopfield.network("m", 3, new ThresholdUnit(), true).projection("weights");
        Network network = Network.named("two")
                .dtMs(1)
                .population("units", 3, new ThresholdUnit())
                .population("others", 3, new ThresholdUnit())
                .projection(weights)
                .build();
        try (Simulation simulation = Simulation.start(network)) {
            refuse(
                    () -> new AmariHopfield(simulation, "others", "weights"),
                    "projection \"weights\" must lead from \"others\" to itself");
        }
    }

    @Test
    void shouldRefuseInWords() {
        try (AmariHopfield memory = new AmariHopfield(4)) {
            refuse(() -> memory.recall(new float[4], 0), "recall in at most 0 updates; must be at least 1");
            refuse(() -> memory.recall(new float[3], 5), "values for \"units\": 3 values; must be 4, one a unit");
            refuse(
                    () -> memory.energy(new float[5]),
                    "values for the sources of \"weights\": 5; must be 4, one a source");
            refuse(
                    () -> AmariHopfield.overlap(new float[3], new float[4]),
                    "overlap of 3 and 4 values; must be as many");
            Simulation simulation = memory.simulation();
            refuse(
                    () -> new AmariHopfield(simulation, "unit", "weights"),
                    "unknown population \"unit\"; did you mean \"units\"?; known: units");
            refuse(
                    () -> new AmariHopfield(simulation, "units", "weight"),
                    "unknown projection \"weight\"; did you mean \"weights\"?; known: weights");
        }
        Network spiking = Network.named("spiking")
                .population("cells", 3, new IafPscDelta())
                .build();
        try (Simulation simulation = Simulation.start(spiking)) {
            refuse(
                    () -> new AmariHopfield(simulation, "cells", "weights"),
                    "population \"cells\" is not graded; needs threshold-unit");
        }
    }

    private static void refuse(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(SpecException.class).hasMessage(sentence);
    }
}
