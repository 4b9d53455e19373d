package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * BindsNET's nodes, one layer by itself: the same spikes and every state variable within 1e-9 at each step. Traces are the
 * business of the rules.
 */
class BindsnetNodeGoldenTest {
    private static final double TOLERANCE = 1e-9;
    private static final Map<String, String> COLUMNS = Map.of(
            "v_per_step", "v",
            "u_per_step", "u",
            "i_per_step", "i",
            "theta_per_step", "theta",
            "s_prob_per_step", "p",
            "refrac_count_per_step", "refractory");

    static boolean covers(GoldenCase c) {
        return c.folder().equals("bindsnet")
                && c.kind().equals("nodes")
                && BindsnetNodes.of(c.params()).known();
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowBindsnet() {
        return GoldenFiles.tests(BindsnetNodeGoldenTest::covers, BindsnetNodeGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        JsonNode p = c.params();
        double dtMs = p.path("dt").asDouble();
        int size = p.path("n").asInt();
        int batch = p.path("batch").asInt();
        boolean learning = p.path("learning").asBoolean(true);
        BindsnetLayer layer = new BindsnetLayer(BindsnetNodes.of(p), c.input(), dtMs, size, batch, learning);
        double[] arriving = new double[size * batch];
        for (int step = 1; step <= p.path("steps").asInt(); step++) {
            for (int e = 0; e < arriving.length; e++) {
                arriving[e] = BindsnetLayer.at(c.input().path("x"), step, e % batch, e / batch);
            }
            int[] wanted = BindsnetLayer.entries(c.expected().path("s").get(step - 1), batch);
            assertThat(layer.step(step, arriving)).as("spikes of step %d", step).isEqualTo(wanted);
            for (Map.Entry<String, String> column : COLUMNS.entrySet()) {
                JsonNode steps = c.expected().path(column.getKey());
                if (!steps.isMissingNode()) {
                    compare(column.getValue(), layer.column(column.getValue()), steps, step, batch, dtMs);
                }
            }
        }
    }

    private static void compare(String column, double[] ours, JsonNode steps, int step, int batch, double dtMs) {
        for (int e = 0; e < ours.length; e++) {
            double theirs = column.equals("theta")
                    ? steps.get(step - 1).get(e / batch).asDouble()
                    : BindsnetLayer.at(steps, step, e % batch, e / batch);
            // Theirs is a time that goes on below zero; ours the steps that are left.
            double wanted = column.equals("refractory") ? Math.max(Math.ceil(theirs / dtMs), 0) : theirs;
            assertThat(ours[e])
                    .as("%s of entry %d, step %d", column, e, step)
                    .isCloseTo(wanted, within(TOLERANCE * Math.max(Math.abs(wanted), 1)));
        }
    }
}
