package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.neurons.PoissonEncoder;
import io.engram.neurons.RankOrderEncoder;
import io.engram.neurons.RepeatEncoder;
import io.engram.neurons.ReplayedIntervals;
import io.engram.neurons.SingleEncoder;
import io.engram.runtime.spi.EncoderKernel;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.TestSourceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** BindsNET's encoders of one pattern: which units fire in each step, with the peer's own draws where it draws. */
class BindsnetEncoderGoldenTest {
    static boolean covers(GoldenCase c) {
        return c.folder().equals("bindsnet")
                && c.kind().equals("encoder")
                && Set.of("poisson", "rank_order", "single", "repeat")
                        .contains(c.params().path("encoder").asText());
    }

    @TestFactory
    Stream<DynamicTest> shouldFireAsBindsnetDoes() {
        return GoldenFiles.tests(BindsnetEncoderGoldenTest::covers, BindsnetEncoderGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        boolean poisson = c.params().path("encoder").asText().equals("poisson");
        float[] datum = floats(c.input().path(poisson ? "datum_hz" : "datum"));
        EncoderKernel kernel = poisson ? replayed(c, datum) : encoder(c).kernel(context(encoder(c), c, datum.length));
        long first = 1;
        for (int showing = 0; showing < 2; showing++) {
            kernel.show(first, Pattern.of(datum));
            for (JsonNode expected : c.expected().path("spikes")) {
                List<Integer> fired = new ArrayList<>();
                kernel.step(first, fired::add);
                assertThat(fired).as("step %d", first).isEqualTo(units(expected));
                first++;
            }
        }
    }

    private static EncoderKernel replayed(GoldenCase c, float[] hz) {
        JsonNode rows = c.input().path("intervals");
        long[][] intervals = new long[rows.size()][hz.length];
        for (int number = 0; number < intervals.length; number++) {
            for (int unit = 0; unit < hz.length; unit++) {
                intervals[number][unit] = rows.get(number).get(unit).asLong();
            }
        }
        PoissonEncoder model = new PoissonEncoder(1, PoissonEncoder.Mode.BINDSNET);
        ReplayedIntervals kernel = new ReplayedIntervals(context(model, c, hz.length), intervals);
        double[] means = GoldenCase.doubles(c.expected().path("mean_interval_steps"));
        for (int unit = 0; unit < hz.length; unit++) {
            // Nought stands for silence there. Values are floats here.
            if (means[unit] > 0) {
                assertThat(kernel.meanSteps(hz[unit])).isCloseTo(means[unit], within(1e-7 * means[unit]));
            } else {
                assertThat(hz[unit]).isZero();
            }
        }
        return kernel;
    }

    private static EncoderModel encoder(GoldenCase c) {
        JsonNode p = c.params();
        return switch (p.path("encoder").asText()) {
            case "rank_order" ->
                new RankOrderEncoder(
                        (int) (p.path("time").asDouble() / p.path("dt").asDouble())
                                * p.path("dt").asDouble(),
                        RankOrderEncoder.Weakest.LOST_AS_IN_BINDSNET);
            case "single" -> new SingleEncoder(p.path("sparsity").asDouble(0.5));
            default -> new RepeatEncoder();
        };
    }

    private static TestSourceContext context(EncoderModel model, GoldenCase c, int size) {
        return new TestSourceContext(model, 1, c.params().path("dt").asDouble(), 1000, size, 0, size);
    }

    private static float[] floats(JsonNode values) {
        float[] floats = new float[values.size()];
        for (int k = 0; k < floats.length; k++) {
            floats[k] = (float) values.get(k).asDouble();
        }
        return floats;
    }

    private static List<Integer> units(JsonNode step) {
        List<Integer> units = new ArrayList<>();
        step.forEach(unit -> units.add(unit.asInt()));
        return units.stream().sorted().toList();
    }
}
