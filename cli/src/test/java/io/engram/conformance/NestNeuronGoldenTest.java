package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.neurons.AeifCondExp;
import io.engram.neurons.IafCondAlpha;
import io.engram.neurons.IafCondExp;
import io.engram.neurons.IafPscAlpha;
import io.engram.neurons.IafPscDelta;
import io.engram.neurons.IafPscExp;
import io.engram.neurons.Izhikevich;
import io.engram.runtime.spi.ArrayNeuronBlock;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * NEST's neurons: V_m at every step within the file's tolerance, or 1e-9, and the same spike times, the kernel driven without
 * the engine. A spike sent
 * at t over a delay d arrives in the step that ends at t+d; a direct current acts on the steps that end from
 * start+d+h to stop+d, because NEST latches it.
 */
class NestNeuronGoldenTest {
    private static final Set<String> MODELS = Set.of(
            "iaf_psc_delta",
            "iaf_psc_exp",
            "iaf_psc_alpha",
            "iaf_cond_exp",
            "iaf_cond_alpha",
            "aeif_cond_exp",
            "izhikevich");
    /** The columns that a file may begin with or record, by NEST's name. */
    private static final Map<String, String> COLUMNS = Map.of("V_m", "v", "U_m", "u", "w", "w");

    static boolean covers(GoldenCase c) {
        return c.is("nest", "single_neuron_trace", MODELS);
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowNest() {
        return GoldenFiles.tests(NestNeuronGoldenTest::covers, NestNeuronGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        double dtMs = c.expected().path("times_step").asDouble();
        double[] expectedV = GoldenCase.doubles(c.expected().path("V_m"));
        int steps = expectedV.length;
        assertThat(c.expected().path("times_start").asDouble()).isEqualTo(dtMs);
        NeuronModel model = model(c.root().path("model").asText(), c.params());
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, 1);
        c.body()
                .path("initial")
                .properties()
                .forEach(e -> column(block, model, e.getKey())[0] = e.getValue().asDouble());
        double[] arriving = arrivals(c.input(), "exc", steps, dtMs);
        double[] inhibiting = arrivals(c.input(), "inh", steps, dtMs);
        double[] currentPa = currents(c.input().path("dc"), steps, dtMs);
        NeuronKernel kernel = model.kernel(dtMs);
        List<Long> spikeSteps = new ArrayList<>();
        double[] v = new double[steps];
        double[] u = new double[steps];
        for (int step = 1; step <= steps; step++) {
            block.clearInput();
            block.clearSpikes();
            block.arrive(0, arriving[step]);
            block.arrive(0, inhibiting[step]);
            block.current()[0] = currentPa[step];
            kernel.step(block, 0, 1);
            v[step - 1] = block.state(0)[0];
            u[step - 1] = block.state(1)[0];
            for (int spike = 0; spike < block.spikeCount(); spike++) {
                spikeSteps.add((long) step);
            }
        }
        assertThat(spikeSteps).isEqualTo(steps(c.expected().path("spike_times"), dtMs));
        double tolerance = c.root().path("tolerance").path("V_m_abs").asDouble(1e-9);
        assertThat(v).containsExactly(expectedV, within(tolerance));
        if (c.expected().has("U_m")) {
            assertThat(u).containsExactly(GoldenCase.doubles(c.expected().path("U_m")), within(tolerance));
        }
    }

    /** The model with NEST's parameters; what we do not have must be at the value that means nothing. */
    static NeuronModel model(String nestName, JsonNode p) {
        assertThat(p.path("V_min").asDouble(Double.NEGATIVE_INFINITY)).isLessThan(-1e300);
        assertThat(p.path("refractory_input").asBoolean(false)).isFalse();
        assertThat(p.path("delta").asDouble(0)).isZero();
        double tauM = p.path("tau_m").asDouble();
        double c = p.path("C_m").asDouble();
        double tRef = p.path("t_ref").asDouble();
        double eL = p.path("E_L").asDouble();
        double vTh = p.path("V_th").asDouble();
        double vReset = p.path("V_reset").asDouble();
        double iE = p.path("I_e").asDouble();
        double tauEx = p.path("tau_syn_ex").asDouble();
        double tauIn = p.path("tau_syn_in").asDouble();
        double gL = p.path("g_L").asDouble();
        double eEx = p.path("E_ex").asDouble();
        double eIn = p.path("E_in").asDouble();
        return switch (nestName) {
            case "iaf_psc_delta" -> new IafPscDelta(tauM, c, tRef, eL, vTh, vReset, iE);
            case "iaf_psc_exp" -> new IafPscExp(tauM, tauEx, tauIn, c, tRef, eL, vTh, vReset, iE);
            case "iaf_psc_alpha" -> new IafPscAlpha(tauM, tauEx, tauIn, c, tRef, eL, vTh, vReset, iE);
            case "iaf_cond_exp" -> new IafCondExp(eL, eEx, eIn, vTh, vReset, tRef, c, gL, tauEx, tauIn, iE);
            case "iaf_cond_alpha" -> new IafCondAlpha(eL, eEx, eIn, vTh, vReset, tRef, c, gL, tauEx, tauIn, iE);
            case "aeif_cond_exp" ->
                new AeifCondExp(
                        eL,
                        eEx,
                        eIn,
                        vTh,
                        p.path("Delta_T").asDouble(),
                        p.path("V_peak").asDouble(),
                        vReset,
                        tRef,
                        c,
                        gL,
                        p.path("a").asDouble(),
                        p.path("b").asDouble(),
                        p.path("tau_w").asDouble(),
                        tauEx,
                        tauIn,
                        iE);
            case "izhikevich" ->
                new Izhikevich(
                        p.path("a").asDouble(),
                        p.path("b").asDouble(),
                        p.path("c").asDouble(),
                        p.path("d").asDouble(),
                        vTh,
                        iE,
                        p.path("consistent_integration").asBoolean());
            default -> throw new IllegalArgumentException(nestName);
        };
    }

    private static double[] column(ArrayNeuronBlock block, NeuronModel model, String nestName) {
        List<String> names = model.state().stream().map(StateVariable::name).toList();
        return block.state(names.indexOf(COLUMNS.get(nestName)));
    }

    private static double[] arrivals(JsonNode input, String sign, int steps, double dtMs) {
        double[] arriving = new double[steps + 1];
        double weight = input.path(sign + "_weight").asDouble();
        long delay = Math.round(input.path("delay").asDouble() / dtMs);
        for (long sent : steps(input.path(sign + "_spike_times"), dtMs)) {
            if (sent + delay <= steps) {
                arriving[(int) (sent + delay)] += weight;
            }
        }
        return arriving;
    }

    private static double[] currents(JsonNode generators, int steps, double dtMs) {
        double[] currentPa = new double[steps + 1];
        for (JsonNode dc : generators) {
            double delayMs = dc.path("delay").asDouble();
            long after = Math.round((dc.path("start").asDouble() + delayMs) / dtMs);
            long last = Math.round((dc.path("stop").asDouble() + delayMs) / dtMs);
            for (long step = after + 1; step <= Math.min(last, steps); step++) {
                currentPa[(int) step] += dc.path("amplitude").asDouble();
            }
        }
        return currentPa;
    }

    private static List<Long> steps(JsonNode timesMs, double dtMs) {
        List<Long> steps = new ArrayList<>();
        for (double timeMs : GoldenCase.doubles(timesMs)) {
            steps.add(Math.round(timeMs / dtMs));
        }
        return steps;
    }
}
