package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.neurons.Relay;
import io.engram.runtime.spi.ArrayNeuronBlock;
import io.engram.runtime.spi.NeuronKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** NEST's parrots: a chain of two repeats at arrival, with multiplicity. */
class NestParrotGoldenTest {
    private static final double DT_MS = 0.1;
    private static final Pattern FIRST =
            Pattern.compile("generator t=([\\d.]+), delay ([\\d.]+) -> parrot0 spike stamped");
    private static final Pattern SECOND = Pattern.compile("parrot0 -> delay ([\\d.]+) -> parrot1 stamped");

    static boolean covers(GoldenCase c) {
        return c.kind().equals("parrot")
                || c.kind().equals(GoldenCase.TIMING)
                        && (FIRST.matcher(c.label()).matches()
                                || SECOND.matcher(c.label()).matches());
    }

    @TestFactory
    Stream<DynamicTest> shouldRepeatAtArrival() {
        return GoldenFiles.tests(
                NestParrotGoldenTest::covers, c -> assertThat(repeated(c)).containsExactly(expected(c), within(1e-9)));
    }

    private static double[] expected(GoldenCase c) {
        if (c.kind().equals("parrot")) {
            return DoubleStream.concat(
                            DoubleStream.of(GoldenCase.doubles(c.expected().path("parrot0"))),
                            DoubleStream.of(GoldenCase.doubles(c.expected().path("parrot1"))))
                    .toArray();
        }
        return new double[] {c.body().asDouble()};
    }

    private static double[] repeated(GoldenCase c) {
        if (c.kind().equals("parrot")) {
            JsonNode input = c.input();
            double[] sent = DoubleStream.concat(
                            DoubleStream.of(GoldenCase.doubles(input.path("gen_a_spike_times"))),
                            DoubleStream.of(GoldenCase.doubles(input.path("gen_b_spike_times"))))
                    .toArray();
            double[] first = relay(sent, c.params().path("gen->parrot0 delay").asDouble());
            double[] second =
                    relay(first, c.params().path("parrot0->parrot1 delay").asDouble());
            return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second))
                    .toArray();
        }
        Matcher row = c.root().path("expected").properties().stream()
                .map(entry -> FIRST.matcher(entry.getKey()))
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow();
        double[] first = relay(new double[] {Double.parseDouble(row.group(1))}, Double.parseDouble(row.group(2)));
        Matcher second = SECOND.matcher(c.label());
        return second.matches() ? relay(first, Double.parseDouble(second.group(1))) : first;
    }

    /** The times at which a relay fires that gets an event of weight 1 for each of {@code sentMs} after the delay. */
    private static double[] relay(double[] sentMs, double delayMs) {
        int last = (int) Math.round((DoubleStream.of(sentMs).max().orElse(0) + delayMs) / DT_MS);
        double[] arriving = new double[last + 1];
        for (double timeMs : sentMs) {
            arriving[(int) (Math.round(timeMs / DT_MS) + Math.round(delayMs / DT_MS))]++;
        }
        Relay model = new Relay();
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, 1);
        NeuronKernel kernel = model.kernel(DT_MS);
        List<Double> fired = new ArrayList<>();
        for (int n = 1; n <= last; n++) {
            block.clearInput();
            block.clearSpikes();
            block.arrive(0, arriving[n]);
            kernel.step(block, 0, 1);
            for (int k = 0; k < block.spikeCount(); k++) {
                fired.add(n * DT_MS);
            }
        }
        return fired.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
