package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.neurons.IafPscAlpha;
import io.engram.neurons.IafPscDelta;
import io.engram.neurons.IafPscExp;
import io.engram.plasticity.PairStdp;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.NeuronModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** NEST's recurrent networks, through the engine, on two workers: the raster spike for spike, and the learned weights. */
class NestNetworkGoldenTest {
    private static final double AFTER_MS = 5;

    static boolean covers(GoldenCase c) {
        return c.is("nest", "recurrent_network_raster", Set.of("iaf_psc_delta", "iaf_psc_exp", "iaf_psc_alpha"));
    }

    @TestFactory
    Stream<DynamicTest> shouldFireAndLearnAsNest() {
        return GoldenFiles.tests(NestNetworkGoldenTest::covers, NestNetworkGoldenTest::check);
    }

    private static void check(GoldenCase c) {
        double dtMs = c.params().path("dt").asDouble();
        long lastStep = StrictMath.round(c.params().path("T").asDouble() / dtMs);
        long end = lastStep + StrictMath.round(AFTER_MS / dtMs);
        boolean[] learns = learns(c);
        List<String> raster = Collections.synchronizedList(new ArrayList<>());
        Network network = network(c, learns);
        boolean[] firedNow = new boolean[c.params().path("N").asInt()];
        double[] sent = new double[learns.length];
        SimulationOptions options = SimulationOptions.DEFAULT.withThreads(2).withShards(3);
        try (Simulation simulation = Simulation.start(network, options)) {
            simulation.onSpikes(frame -> {
                for (int k = 0; k < frame.size(); k++) {
                    long step = frame.firstStep() + frame.stepOffset(k);
                    firedNow[frame.neuron(k)] = true;
                    if (step <= lastStep) {
                        raster.add(step + " " + frame.neuron(k));
                    }
                }
            });
            int[] listed = listed(c, learns);
            for (long step = 1; step <= end; step++) {
                simulation.runForMs(dtMs);
                if (listed.length > 0 && deliveredBy(c, step, end)) {
                    noteSent(simulation.weights("learning"), listed, c, firedNow, sent);
                }
                Arrays.fill(firedNow, false);
            }
        }
        assertThat(raster).containsExactlyElementsOf(expectedRaster(c));
        checkWeights(c, learns, sent);
    }

    /** NEST's last slice, of the shortest delay, is sent but not delivered. */
    private static boolean deliveredBy(GoldenCase c, long step, long end) {
        int slice = Arrays.stream(ints(c.input().path("delay_steps"))).min().orElseThrow();
        return step <= (end - 1) / slice * slice;
    }

    /** The weight of a synapse as its source's last spike took it along. */
    private static void noteSent(Weights weights, int[] listed, GoldenCase c, boolean[] firedNow, double[] sent) {
        for (int k = 0; k < listed.length; k++) {
            if (firedNow[c.input().path("src").get(listed[k]).asInt()]) {
                sent[listed[k]] = weights.weight(k);
            }
        }
    }

    private static void checkWeights(GoldenCase c, boolean[] learns, double[] sent) {
        JsonNode expected = c.expected().path("final_weights");
        if (expected.isMissingNode() || expected.isNull()) {
            return;
        }
        double largest = IntStream.range(0, learns.length)
                .filter(k -> learns[k])
                .mapToDouble(k -> expected.get(k).asDouble())
                .max()
                .orElseThrow();
        for (int k = 0; k < learns.length; k++) {
            if (learns[k]) {
                double start = c.input().path("weight").get(k).asDouble();
                assertThat(sent[k] == 0 ? start : sent[k])
                        .as("weight of synapse %d", k)
                        .isCloseTo(expected.get(k).asDouble(), within(1e-5 * largest));
            }
        }
    }

    private static List<String> expectedRaster(GoldenCase c) {
        List<String> expected = new ArrayList<>();
        int[] steps = ints(c.expected().path("spike_steps"));
        int[] neurons = ints(c.expected().path("spike_neurons"));
        for (int k = 0; k < steps.length; k++) {
            expected.add(steps[k] + " " + neurons[k]);
        }
        return expected;
    }

    /** Whether connection k learns: those between excitatory neurons, where the file has a rule. */
    private static boolean[] learns(GoldenCase c) {
        int excitatory = c.params().path("NE").asInt();
        int[] sources = ints(c.input().path("src"));
        int[] targets = ints(c.input().path("tgt"));
        boolean[] learns = new boolean[sources.length];
        for (int k = 0; k < learns.length; k++) {
            learns[k] = c.params().path("stdp").isObject() && sources[k] < excitatory && targets[k] < excitatory;
        }
        return learns;
    }

    /** The learning connections in the engine's order: target, source, as listed. */
    private static int[] listed(GoldenCase c, boolean[] learns) {
        int[] sources = ints(c.input().path("src"));
        int[] targets = ints(c.input().path("tgt"));
        return IntStream.range(0, learns.length)
                .filter(k -> learns[k])
                .boxed()
                .sorted((a, b) -> targets[a] != targets[b] ? targets[a] - targets[b] : sources[a] - sources[b])
                .mapToInt(k -> k)
                .toArray();
    }

    private static Network network(GoldenCase c, boolean[] learns) {
        JsonNode neuron = c.params().path("neuron");
        NeuronModel model = model(c.subject(), neuron);
        NetworkBuilder builder = Network.named("golden")
                .dtMs(c.params().path("dt").asDouble())
                .durationMs(c.params().path("T").asDouble() + AFTER_MS)
                .population("neurons", c.params().path("N").asInt(), model)
                .initial(
                        "neurons",
                        "v",
                        Value.explicit(GoldenCase.doubles(c.input().path("V_m0"))))
                .parameter(
                        "neurons",
                        "iEPa",
                        Value.explicit(GoldenCase.doubles(c.input().path("I_e"))));
        connect(builder, c, "fixed", learns, false);
        connect(builder, c, "learning", learns, true);
        return builder.build();
    }

    private static NeuronModel model(String name, JsonNode p) {
        double tauM = p.path("tau_m").asDouble();
        double tauEx = p.path("tau_syn_ex").asDouble();
        double tauIn = p.path("tau_syn_in").asDouble();
        double cM = p.path("C_m").asDouble();
        double tRef = p.path("t_ref").asDouble();
        double eL = p.path("E_L").asDouble();
        double vTh = p.path("V_th").asDouble();
        double vReset = p.path("V_reset").asDouble();
        return switch (name) {
            case "iaf_psc_delta" -> new IafPscDelta(tauM, cM, tRef, eL, vTh, vReset, 0);
            case "iaf_psc_exp" -> new IafPscExp(tauM, tauEx, tauIn, cM, tRef, eL, vTh, vReset, 0);
            case "iaf_psc_alpha" -> new IafPscAlpha(tauM, tauEx, tauIn, cM, tRef, eL, vTh, vReset, 0);
            default -> throw new IllegalStateException("no model " + name);
        };
    }

    private static void connect(NetworkBuilder builder, GoldenCase c, String name, boolean[] learns, boolean learning) {
        int[] chosen = IntStream.range(0, learns.length)
                .filter(k -> learns[k] == learning)
                .toArray();
        if (chosen.length == 0) {
            return;
        }
        double dtMs = c.params().path("dt").asDouble();
        Connect list = Connect.list(pick(c, "src", chosen), pick(c, "tgt", chosen));
        Value weights = Value.explicit(Arrays.stream(chosen)
                .mapToDouble(k -> c.input().path("weight").get(k).asDouble())
                .toArray());
        Delays delays = Delays.dendritic(Value.explicit(Arrays.stream(chosen)
                .mapToDouble(k -> c.input().path("delay_steps").get(k).asInt() * dtMs)
                .toArray()));
        if (learning) {
            builder.projection(
                    name,
                    "neurons",
                    "neurons",
                    list,
                    weights,
                    delays,
                    rule(c.params().path("stdp")));
        } else {
            builder.projection(name, "neurons", "neurons", list, weights, delays);
        }
    }

    private static PairStdp rule(JsonNode stdp) {
        return PairStdp.nest(
                stdp.path("tau_plus").asDouble(),
                stdp.path("tau_minus").asDouble(20),
                stdp.path("lambda").asDouble(),
                stdp.path("alpha").asDouble(),
                stdp.path("mu_plus").asDouble(),
                stdp.path("mu_minus").asDouble(),
                stdp.path("Wmax").asDouble());
    }

    private static int[] pick(GoldenCase c, String array, int[] chosen) {
        return Arrays.stream(chosen)
                .map(k -> c.input().path(array).get(k).asInt())
                .toArray();
    }

    private static int[] ints(JsonNode array) {
        return IntStream.range(0, array.size()).map(k -> array.get(k).asInt()).toArray();
    }
}
