package io.engram.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.neurons.ReplayedKernels;
import io.engram.runtime.spi.ArrayNeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of BindsNET's layers on our kernels, a kernel a neuron, laid out as the engine does: entry {@code i * batch + b} is neuron
 * i of row b. What BindsNET drew is replayed; Izhikevich's built-in matrix is what arrives from the spikes of one step ago.
 */
final class BindsnetLayer {
    private final JsonNode input;
    private final int size;
    private final int batch;
    private final List<StateVariable> state;
    private final ArrayNeuronBlock block;
    private final NeuronKernel[] kernels;
    private final double[][] begin;
    private int winners;

    /** The numbers it draws or was drawn with stand in {@code input}. */
    BindsnetLayer(BindsnetNodes nodes, JsonNode input, double dtMs, int size, int batch, boolean learning) {
        this.input = input;
        this.size = size;
        this.batch = batch;
        NeuronModel[] models =
                IntStream.range(0, size).mapToObj(i -> nodes.model(i, input)).toArray(NeuronModel[]::new);
        state = models[0].state();
        block = new ArrayNeuronBlock(models[0], size * batch);
        block.learning(learning);
        NeuronContext context = new NeuronContext(0, dtMs, size, 0, size, batch);
        kernels = Arrays.stream(models)
                .map(model -> ReplayedKernels.of(model, context, this::drawn))
                .toArray(NeuronKernel[]::new);
        begin = new double[state.size()][size * batch];
        for (int k = 0; k < begin.length; k++) {
            for (int e = 0; e < size * batch; e++) {
                begin[k][e] = models[e / batch].state().get(k).initial();
            }
        }
        if (nodes.nodes().equals("IzhikevichNodes")) {
            Arrays.fill(begin[0], nodes.arg("rest", -65));
            Arrays.setAll(begin[1], e -> input.path("b").get(e / batch).asDouble() * begin[0][e]);
        }
        for (int k = 0; k < begin.length; k++) {
            System.arraycopy(begin[k], 0, block.state(k), 0, size * batch);
        }
    }

    /** Of a winner the next number, of escape noise one a neuron, row and step. */
    private double drawn(long step, int row, int place) {
        JsonNode choice = input.path("u_choice");
        if (choice.isMissingNode()) {
            return at(input.path("u"), step, row, place);
        }
        winners++;
        return choice.get(winners - 1).asDouble();
    }

    /** A step in which {@code arriving} reaches the entries; those that fire, in order. */
    int[] step(int step, double[] arriving) {
        block.at(step, step);
        block.clearInput();
        for (int e = 0; e < arriving.length; e++) {
            block.arrive(e, arriving[e]);
        }
        JsonNode recurrent = input.path("S");
        if (!recurrent.isMissingNode()) {
            recur(recurrent);
        }
        block.clearSpikes();
        for (int i = 0; i < size; i++) {
            kernels[i].step(block, i * batch, (i + 1) * batch);
        }
        return block.spikes();
    }

    private void recur(JsonNode matrix) {
        for (int from : block.spikes()) {
            for (int i = 0; i < size; i++) {
                block.arrive(
                        i * batch + from % batch,
                        matrix.get(i).get(from / batch).asDouble());
            }
        }
    }

    /** How many numbers winners were drawn by. */
    int winners() {
        return winners;
    }

    /** A state column, to read and to write. */
    double[] column(String name) {
        return block.state(state.stream().map(StateVariable::name).toList().indexOf(name));
    }

    /** Back to where it began, but for what is learned. */
    void reset() {
        for (int k = 0; k < begin.length; k++) {
            if (!state.get(k).learned()) {
                System.arraycopy(begin[k], 0, block.state(k), 0, begin[k].length);
            }
        }
    }

    /** The entries that fire, neuron and row, of the neurons that fire in each row. */
    static int[] entries(JsonNode rows, int batch) {
        return IntStream.range(0, batch)
                .flatMap(row -> Arrays.stream(GoldenCase.doubles(rows.get(row))).mapToInt(i -> (int) i * batch + row))
                .sorted()
                .toArray();
    }

    /** A number of {@code steps[step][row][neuron]}, from step 1. */
    static double at(JsonNode steps, long step, int row, int neuron) {
        return steps.get((int) step - 1).get(row).get(neuron).asDouble();
    }
}
