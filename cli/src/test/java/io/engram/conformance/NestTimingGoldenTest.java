package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** NEST's measured times, row by row: when an input is first seen, when it ends, when a neuron rests. */
class NestTimingGoldenTest {
    private static final double DT_MS = 0.1;
    private static final int STEPS = 1000;
    private static final double RESTING_MV = -70;
    private static final Map<String, NeuronModel> MODELS = Map.of(
            "iaf_psc_delta", new IafPscDelta(),
            "iaf_psc_exp", new IafPscExp(),
            "iaf_psc_alpha", new IafPscAlpha(),
            "iaf_cond_exp", new IafCondExp(),
            "iaf_cond_alpha", new IafCondAlpha(),
            "aeif_cond_exp", new AeifCondExp(),
            "izhikevich", new Izhikevich());
    private static final String NUMBER = "([\\d.]+)";
    private static final Pattern SPIKE =
            Pattern.compile("\\w+: spike_generator t=" + NUMBER + ", delay " + NUMBER + ": first V_m difference at");
    private static final Pattern CURRENT = Pattern.compile(
            "\\w+: dc_generator start=" + NUMBER + " stop=" + NUMBER + " delay " + NUMBER + ": (first|\\|dV\\|).*");
    private static final Pattern RESET =
            Pattern.compile("iaf_psc_exp t_ref=" + NUMBER + " I_e=" + NUMBER + ": first spike stamped");
    private static final List<String> AFTER_RESET = List.of("V_m at spike stamp", "first V_m above V_reset at");

    /** How long a spike under way goes on to rise hangs on the strength of the current, which the table does not give. */
    static boolean hangsOnTheCurrent(GoldenCase c) {
        return c.is("nest", GoldenCase.TIMING, Set.of("izhikevich"))
                && c.label().contains("|dV| maximal");
    }

    static boolean covers(GoldenCase c) {
        return c.kind().equals(GoldenCase.TIMING)
                && !hangsOnTheCurrent(c)
                && (MODELS.containsKey(c.subject())
                        || RESET.matcher(c.label()).matches()
                        || AFTER_RESET.contains(c.label()));
    }

    @TestFactory
    Stream<DynamicTest> shouldKeepNestsTimes() {
        return GoldenFiles.tests(NestTimingGoldenTest::covers, c -> assertThat(measured(c))
                .isEqualTo(c.body().asDouble(), within(1e-9)));
    }

    private static double measured(GoldenCase c) {
        Matcher spike = SPIKE.matcher(c.label());
        if (spike.matches()) {
            double[] arriving = new double[STEPS + 1];
            arriving[step(spike.group(1)) + step(spike.group(2))] = 1;
            return DT_MS * firstAfter(0, difference(MODELS.get(c.subject()), arriving, 0, 0), dV -> dV > 0);
        }
        Matcher current = CURRENT.matcher(c.label());
        if (current.matches()) {
            int start = step(current.group(1)) + step(current.group(3));
            int stop = step(current.group(2)) + step(current.group(3));
            double[] v = difference(MODELS.get(c.subject()), new double[STEPS + 1], start + 1, stop);
            return DT_MS * (current.group(4).equals("first") ? firstAfter(0, v, dV -> dV > 0) : highest(v));
        }
        return afterReset(c);
    }

    /** The rows about a neuron that a constant current fires: its first spike, its membrane then, and the end of its rest. */
    private static double afterReset(GoldenCase c) {
        Matcher row = c.root().path("expected").properties().stream()
                .map(entry -> RESET.matcher(entry.getKey()))
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow();
        double tRefMs = Double.parseDouble(row.group(1));
        double currentPa = Double.parseDouble(row.group(2));
        NeuronModel model = new IafPscExp(10, 2, 2, 250, tRefMs, RESTING_MV, -55, RESTING_MV, currentPa);
        double[] v = run(model, new double[STEPS + 1], 0, 0);
        int spike = firstAfter(1, v, x -> x == RESTING_MV);
        return switch (AFTER_RESET.indexOf(c.label())) {
            case 0 -> v[spike];
            case 1 -> DT_MS * firstAfter(spike, v, x -> x > RESTING_MV);
            default -> DT_MS * spike;
        };
    }

    /** |V_m - V_m without any input| after each step. */
    private static double[] difference(NeuronModel model, double[] arriving, int firstDriven, int lastDriven) {
        double[] v = run(model, arriving, firstDriven, lastDriven);
        double[] undriven = run(model, new double[STEPS + 1], 0, 0);
        Arrays.setAll(v, n -> Math.abs(v[n] - undriven[n]));
        return v;
    }

    /** V_m after each step, from step 1, with 1 pA from the first to the last driven step. */
    private static double[] run(NeuronModel model, double[] arriving, int firstDriven, int lastDriven) {
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, 1);
        NeuronKernel kernel = model.kernel(DT_MS);
        double[] v = new double[STEPS + 1];
        v[0] = block.state(0)[0];
        for (int n = 1; n <= STEPS; n++) {
            block.clearInput();
            block.arrive(0, arriving[n]);
            block.current()[0] = firstDriven <= n && n <= lastDriven ? 1 : 0;
            kernel.step(block, 0, 1);
            v[n] = block.state(0)[0];
        }
        return v;
    }

    private static int firstAfter(int step, double[] v, DoublePredicate holds) {
        int n = step + 1;
        while (!holds.test(v[n])) {
            n++;
        }
        return n;
    }

    private static int highest(double[] v) {
        int best = 0;
        for (int n = 1; n < v.length; n++) {
            best = v[n] > v[best] ? n : best;
        }
        return best;
    }

    private static int step(String timeMs) {
        return (int) Math.round(Double.parseDouble(timeMs) / DT_MS);
    }
}
