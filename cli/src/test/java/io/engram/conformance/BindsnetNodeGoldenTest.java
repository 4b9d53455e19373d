package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.neurons.ReplayedKernels;
import io.engram.runtime.spi.ArrayNeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * BindsNET's nodes, one layer by itself: the same spikes and every state variable within 1e-9 at each step, batches as the
 * engine lays them out, a kernel a neuron. What BindsNET drew is replayed; Izhikevich's built-in matrix is what arrives from
 * the spikes of one step ago. Traces are the business of the rules.
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
        return GoldenFiles.tests(BindsnetNodeGoldenTest::covers, c -> new Layer(c).follow());
    }

    /** A layer and its block; entry {@code i * batch + b} is neuron i of row b. */
    private static final class Layer {
        private final GoldenCase golden;
        private final double dtMs;
        private final int size;
        private final int batch;
        private final List<StateVariable> state;
        private final ArrayNeuronBlock block;
        private final NeuronKernel[] kernels;
        private int winners;

        Layer(GoldenCase golden) {
            this.golden = golden;
            JsonNode p = golden.params();
            BindsnetNodes nodes = BindsnetNodes.of(p);
            dtMs = p.path("dt").asDouble();
            size = p.path("n").asInt();
            batch = p.path("batch").asInt();
            NeuronModel[] models = IntStream.range(0, size)
                    .mapToObj(i -> nodes.model(i, golden.input()))
                    .toArray(NeuronModel[]::new);
            state = models[0].state();
            block = new ArrayNeuronBlock(models[0], size * batch);
            block.learning(p.path("learning").asBoolean(true));
            NeuronContext context = new NeuronContext(0, dtMs, size, 0, size, batch);
            kernels = Arrays.stream(models)
                    .map(model -> ReplayedKernels.of(model, context, this::drawn))
                    .toArray(NeuronKernel[]::new);
            for (int k = 0; k < state.size(); k++) {
                for (int e = 0; e < size * batch; e++) {
                    block.state(k)[e] = models[e / batch].state().get(k).initial();
                }
            }
            if (nodes.nodes().equals("IzhikevichNodes")) {
                rest(nodes.arg("rest", -65));
            }
        }

        private void rest(double restMv) {
            Arrays.fill(block.state(0), restMv);
            for (int e = 0; e < size * batch; e++) {
                block.state(1)[e] = golden.input().path("b").get(e / batch).asDouble() * restMv;
            }
        }

        /** Of a winner the next number, of escape noise one a neuron, row and step. */
        private double drawn(long step, int row, int place) {
            JsonNode choice = golden.input().path("u_choice");
            if (choice.isMissingNode()) {
                return at(golden.input().path("u"), step, row, place);
            }
            winners++;
            return choice.get(winners - 1).asDouble();
        }

        void follow() {
            for (int step = 1; step <= golden.params().path("steps").asInt(); step++) {
                block.at(step, step);
                arrive(step);
                block.clearSpikes();
                for (int i = 0; i < size; i++) {
                    kernels[i].step(block, i * batch, (i + 1) * batch);
                }
                assertThat(block.spikes()).as("spikes of step %d", step).isEqualTo(fired(step));
                for (Map.Entry<String, String> column : COLUMNS.entrySet()) {
                    if (golden.expected().has(column.getKey())) {
                        compare(column.getKey(), column.getValue(), step);
                    }
                }
            }
        }

        private void arrive(int step) {
            block.clearInput();
            for (int e = 0; e < size * batch; e++) {
                block.arrive(e, at(golden.input().path("x"), step, e % batch, e / batch));
            }
            JsonNode recurrent = golden.input().path("S");
            if (!recurrent.isMissingNode()) {
                for (int from : block.spikes()) {
                    for (int i = 0; i < size; i++) {
                        block.arrive(
                                i * batch + from % batch,
                                recurrent.get(i).get(from / batch).asDouble());
                    }
                }
            }
        }

        private int[] fired(int step) {
            JsonNode rows = golden.expected().path("s").get(step - 1);
            return IntStream.range(0, batch)
                    .flatMap(b -> Arrays.stream(GoldenCase.doubles(rows.get(b))).mapToInt(i -> (int) i * batch + b))
                    .sorted()
                    .toArray();
        }

        private void compare(String expected, String column, int step) {
            double[] ours =
                    block.state(state.stream().map(StateVariable::name).toList().indexOf(column));
            for (int e = 0; e < ours.length; e++) {
                JsonNode steps = golden.expected().path(expected);
                double theirs = column.equals("theta")
                        ? steps.get(step - 1).get(e / batch).asDouble()
                        : at(steps, step, e % batch, e / batch);
                // Theirs is a time that goes on below zero; ours the steps that are left.
                double wanted = column.equals("refractory") ? Math.max(Math.ceil(theirs / dtMs), 0) : theirs;
                assertThat(ours[e])
                        .as("%s of entry %d, step %d", column, e, step)
                        .isCloseTo(wanted, within(TOLERANCE * Math.max(Math.abs(wanted), 1)));
            }
        }

        private static double at(JsonNode steps, long step, int row, int neuron) {
            return steps.get((int) step - 1).get(row).get(neuron).asDouble();
        }
    }
}
