package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.neurons.IafPscDelta;
import io.engram.neurons.Poisson;
import io.engram.neurons.SpikeList;
import io.engram.plasticity.DalesLaw;
import io.engram.plasticity.NoLearning;
import io.engram.plasticity.Normalise;
import io.engram.plasticity.PairStdp;
import io.engram.plasticity.SynapticScaling;
import io.engram.plasticity.WeightDecay;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.NetworkFile;
import io.engram.runtime.network.NetworkText;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.Adjusted;
import io.engram.runtime.spi.Adjusted.Gate;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.SpikeTrain;
import io.engram.runtime.spi.Upkeep;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a rule beside the rule itself: adjustments of its changes, upkeep of its weights. */
class UpkeepTest {
    private static final PairStdp STDP = PairStdp.postPre(0.01, 0.02, 20, 20, false, 0, 1);

    private static NetworkBuilder learning(LearningRule rule, Upkeep... upkeep) {
        return Network.named("upkeep")
                .seed(3)
                .dtMs(1)
                .durationMs(400)
                .signal("attention")
                .population("in", 30, Poisson.atHz(30))
                .population("cells", 7, new IafPscDelta(20, 1, 2, 0, 4, 0, 0))
                .projection(
                        "p",
                        "in",
                        "cells",
                        Connect.allToAll(),
                        Value.uniform(0, 1),
                        Delays.immediate(Value.constant(1)),
                        rule)
                .upkeep(upkeep);
    }

    private static float[] after(Network network) {
        try (Simulation simulation = Simulation.start(network)) {
            simulation.runForMs(network.durationMs());
            return simulation.weights("p").values();
        }
    }

    private static double sum(Weights weights, int target) {
        return IntStream.range(0, weights.size())
                .filter(k -> weights.target(k) == target)
                .mapToDouble(weights::weight)
                .sum();
    }

    private static double least(float[] weights) {
        return IntStream.range(0, weights.length)
                .mapToDouble(k -> weights[k])
                .min()
                .orElseThrow();
    }

    private static double greatest(Simulation simulation) {
        Weights weights = simulation.weights("p");
        return IntStream.range(0, weights.size())
                .mapToDouble(weights::weight)
                .max()
                .orElseThrow();
    }

    @Test
    void shouldNormaliseEveryTargetAtItsTime() {
        try (Simulation simulation =
                Simulation.start(learning(STDP, new Normalise(9, 100)).build())) {
            simulation.runForMs(100);
            Weights weights = simulation.weights("p");
            for (int target = 0; target < 7; target++) {
                assertThat(sum(weights, target)).isCloseTo(9, within(1e-5));
            }
            simulation.runForMs(50);
            assertThat(sum(simulation.weights("p"), 3)).isNotCloseTo(9, within(1e-3));
        }
    }

    @Test
    void shouldClipWhatNormalisingTookBeyondTheBounds() {
        try (Simulation simulation =
                Simulation.start(learning(STDP, new Normalise(29, 100)).build())) {
            simulation.runForMs(100);
            assertThat(sum(simulation.weights("p"), 0)).isCloseTo(29, within(1e-4));
            assertThat(greatest(simulation)).isGreaterThan(1);
            simulation.runForMs(1);
            assertThat(greatest(simulation)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void shouldDecayWithoutLearning() {
        NoLearning none = new NoLearning();
        float[] before = after(learning(none).build());
        float[] decayed = after(learning(none, new WeightDecay(0.01, 0)).build());

        for (int k = 0; k < before.length; k++) {
            assertThat(decayed[k]).isCloseTo((float) (before[k] * Math.pow(0.99, 400)), within(1e-5f));
        }
    }

    @Test
    void shouldScaleTowardsTheTargetRate() {
        SynapticScaling scaling = new SynapticScaling(20, 1000, 100, 10);
        SpikeTrain silent = SpikeTrain.empty();
        Network network = learning(new NoLearning(), scaling)
                .population("quiet", 1, new SpikeList(silent))
                .population("idle", 1, new IafPscDelta())
                .projection(
                        "q", "quiet", "idle", Connect.allToAll(), Value.constant(0.5), Delays.ofMs(1), new NoLearning())
                .upkeep(scaling)
                .build();
        try (Simulation simulation = Simulation.start(network)) {
            simulation.runForMs(400);
            // A silent target's weights grow by 10/1000 each 10 ms.
            assertThat(simulation.weights("q").weight(0)).isCloseTo((float) (0.5 * Math.pow(1.01, 40)), within(1e-5f));
        }
    }

    @Test
    void shouldKeepTheSignOfEverySynapse() {
        LearningRule unbounded = PairStdp.postPre(0.2, 0.02, 20, 20, false, -9, 9);

        assertThat(least(after(learning(unbounded).build()))).isNegative();
        assertThat(least(after(learning(unbounded, new DalesLaw()).build()))).isZero();
    }

    @Test
    void shouldMultiplyEachSidesChanges() {
        LearningRule twice = new Adjusted(STDP, 2, 3, false, Optional.empty());
        LearningRule plain = PairStdp.postPre(0.02, 0.06, 20, 20, false, 0, 1);
        float[] expected = after(learning(plain).build());
        float[] adjusted = after(learning(twice).build());

        for (int k = 0; k < expected.length; k++) {
            assertThat(adjusted[k]).isCloseTo(expected[k], within(1e-5f));
        }
    }

    @Test
    void shouldShrinkChangesTowardsTheBounds() {
        LearningRule soft = new Adjusted(STDP, 1, 1, true, Optional.empty());
        // With bounds 0 and 1 soft bounds are weight dependence of order 1 on both sides.
        float[] expected = after(learning(STDP.withMu(1, 1)).build());
        float[] adjusted = after(learning(soft).build());

        for (int k = 0; k < expected.length; k++) {
            assertThat(adjusted[k]).isCloseTo(expected[k], within(1e-5f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPENS", "CLOSES", "FLIPS", "SCALES"})
    void shouldPassAGateAsTheSignalSays(String mode) {
        LearningRule gated =
                new Adjusted(STDP, 1, 1, false, Optional.of(new Gate("attention", Gate.Mode.valueOf(mode))));
        try (Simulation simulation = Simulation.start(learning(gated).build());
                Simulation plain = Simulation.start(learning(STDP).build())) {
            float[] first = simulation.weights("p").values();
            simulation.runForMs(50);
            plain.runForMs(50);
            float[] unset = simulation.weights("p").values();
            simulation.setSignal("attention", 1);
            simulation.runForMs(50);
            float[] set = simulation.weights("p").values();

            assertThat(unset)
                    .isEqualTo(
                            mode.equals("OPENS") || mode.equals("SCALES")
                                    ? first
                                    : plain.weights("p").values());
            if (mode.equals("CLOSES")) {
                assertThat(set).isEqualTo(unset);
            } else {
                assertThat(set).isNotEqualTo(unset);
            }
        }
    }

    @Test
    void shouldScaleChangesByASignalAsByALearningRate() {
        LearningRule halved = new Adjusted(STDP, 0.5, 0.5, false, Optional.empty());
        LearningRule scaled = new Adjusted(STDP, 1, 1, false, Optional.of(new Gate("attention", Gate.Mode.SCALES)));
        try (Simulation simulation = Simulation.start(learning(scaled).build());
                Simulation other = Simulation.start(learning(halved).build())) {
            simulation.setSignal("attention", 0.5);
            simulation.runForMs(50);
            other.runForMs(50);

            assertThat(simulation.weights("p").values())
                    .isEqualTo(other.weights("p").values());
        }
    }

    @Test
    void shouldGiveTheSameBitsOnAnyShardsAndRows() {
        LearningRule adjusted =
                new Adjusted(STDP, 1.5, 0.5, true, Optional.of(new Gate("attention", Gate.Mode.CLOSES)));
        for (int batch : new int[] {1, 3}) {
            Network network = learning(
                            adjusted,
                            new WeightDecay(0.001, 0),
                            new Normalise(12, 30),
                            new SynapticScaling(20, 1000, 100, 10))
                    .batch(batch)
                    .build();
            String one = digest(network, 1);
            assertThat(digest(network, 2)).isEqualTo(one);
            assertThat(digest(network, 7)).isEqualTo(one);
        }
    }

    private static String digest(Network network, int shards) {
        try (Simulation simulation = Simulation.start(
                network, SimulationOptions.DEFAULT.withShards(shards).withThreads(2))) {
            simulation.runForMs(200);
            simulation.setSignal("attention", 1);
            simulation.runForMs(100);
            return simulation.statistics().spikeDigest()
                    + simulation.statistics().weightDigest();
        }
    }

    private static final String FILE = String.join(
            "\n",
            "dt = 1 ms",
            "duration = 10 ms",
            "signals = [attention]",
            "populations { in { model = poisson, size = 3 }, out { model = iaf-psc-delta, size = 2 } }",
            "projections { p { from = in, to = out, connect = all-to-all, delay = 1 ms, weight = 0.5, %s } }");

    private static Network file(String projection) {
        return NetworkFile.parse(FILE.formatted(projection), "net.conf", Path.of("."), Map.of());
    }

    @Test
    void shouldBeReadAndRendered() {
        Network network = file(
                "rule { type = pair-stdp, nuPre = 0.5, softBounds = true,"
                        + " gate { signal = attention, mode = flips } },"
                        + " upkeep = [ { type = normalise, sum = 1.5, every = 5 ms }, { type = weight-decay, part = 0.1, every = 0 ms } ]");

        assertThat(network.projection("p").rule())
                .contains(new Adjusted(
                        new PairStdp(), 0.5, 1, true, Optional.of(new Gate("attention", Gate.Mode.FLIPS))));
        assertThat(network.projection("p").upkeep()).containsExactly(new Normalise(1.5, 5), new WeightDecay(0.1, 0));
        assertThat(NetworkText.parse(NetworkText.render(network))).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upkeep = [ { type = normalise } ] | projections.p.upkeep: is given, but the weights do not learn from spikes",
                "rule = pair-stdp, upkeep = [ { type = normalize } ] | unknown upkeep \"normalize\"; did you mean \"normalise\"?",
                "rule = pair-stdp, upkeep = [ { type = normalise, every = 1.5 ms } ] | upkeep[0].every = 1.5 ms; must be a whole number of steps of 1.0 ms",
                "rule = pair-stdp, upkeep = [ { type = weight-decay, part = 2 } ] | part=2.0; must be within 0.0 and 1.0",
                "rule { type = pair-stdp, gate { signal = attention, mode = open } } | mode = open; must be one of opens, closes, flips, scales",
                "rule { type = pair-stdp, gate { signal = care, mode = opens } } | unknown signal \"care\"",
                "rule { type = no-learning, softBounds = true } | softBounds = true with weightMin = -Infinity",
            })
    void shouldSayWhatIsWrong(String line) {
        String[] parts = line.split("\\|");

        assertThatThrownBy(() -> file(parts[0]))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(parts[1].strip());
    }
}
