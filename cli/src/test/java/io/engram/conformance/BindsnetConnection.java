package io.engram.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.network.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The synapses of one of BindsNET's connections, in the order target, source. Its weights are an array of numbers in some
 * shape; taken in order, they are <em>places</em>, of which a synapse has one, or shares one.
 *
 * @param sources how many neurons
 * @param targetStart where each target's synapses begin
 * @param from the source of each synapse
 * @param place where each synapse's weight stands
 * @param places how many there are
 * @param shared whether synapses share weights
 * @param together how many places in a row are normalised together; 0 where those of a target are
 * @param normPart by what BindsNET multiplies the sum that it normalises to
 * @param normSigned whether it normalises the sum of the weights, instead of that of their sizes
 */
record BindsnetConnection(
        int sources,
        int[] targetStart,
        int[] from,
        int[] place,
        int places,
        boolean shared,
        int together,
        double normPart,
        boolean normSigned) {
    private static final Set<String> LOCAL = Set.of("LocalConnection1D", "LocalConnection2D", "LocalConnection3D");
    private static final Set<String> CONVOLUTION = Set.of("Conv1dConnection", "Conv2dConnection", "Conv3dConnection");
    private static final Set<String> LISTED = Set.of("Connection", "LocalConnection");

    /** Whether we have the connection. BindsNET's local ones pair the wrong neurons where there are several channels. */
    static boolean known(JsonNode params) {
        String connection = params.path("connection").asText();
        return LISTED.contains(connection)
                || CONVOLUTION.contains(connection)
                        && params.path("connection_args").path("dilation").asInt(1) == 1
                || LOCAL.contains(connection) && params.path("pre_shape").get(0).asInt() == 1;
    }

    static BindsnetConnection of(GoldenCase c) {
        String connection = c.params().path("connection").asText();
        if (LISTED.contains(connection)) {
            return listed(c, connection.equals("LocalConnection"));
        }
        return windows(c.params(), CONVOLUTION.contains(connection));
    }

    static boolean convolves(JsonNode params) {
        return CONVOLUTION.contains(params.path("connection").asText());
    }

    /** From every source to every target, but where masked; local ones are masked where a weight begins as 0. */
    private static BindsnetConnection listed(GoldenCase c, boolean local) {
        int sources = c.input().path("w0").size();
        int targets = c.input().path("w0").get(0).size();
        List<Integer> from = new ArrayList<>();
        List<Integer> place = new ArrayList<>();
        int[] start = new int[targets + 1];
        for (int j = 0; j < targets; j++) {
            for (int i = 0; i < sources; i++) {
                boolean masked = c.input().path("mask").path(i).path(j).asInt() == 1;
                if (!masked && !(local && c.input().path("w0").get(i).get(j).asDouble() == 0)) {
                    from.add(i);
                    place.add(i * targets + j);
                }
            }
            start[j + 1] = from.size();
        }
        double kernel = local ? product(sizes(c.params(), "kernel_size", 2, 1)) : 1;
        return new BindsnetConnection(
                sources, start, ints(from), ints(place), sources * targets, false, 0, kernel, local);
    }

    private static BindsnetConnection windows(JsonNode p, boolean shared) {
        List<Integer> pre = integers(p.path("pre_shape"));
        List<Integer> shape = pre.subList(1, pre.size());
        Windows windows = new Windows(
                shape,
                pre.get(0),
                sizes(p, "kernel_size", shape.size(), 1),
                sizes(p, "stride", shape.size(), 1),
                sizes(p, "padding", shape.size(), 0));
        int targets = product(integers(p.path("post_shape")));
        List<Integer> from = new ArrayList<>();
        List<Integer> place = new ArrayList<>();
        int[] start = new int[targets + 1];
        for (int j = 0; j < targets; j++) {
            int of = shared ? j / windows.positions() : j;
            for (int channel = 0; channel < windows.channels(); channel++) {
                for (int k = 0; k < windows.places(); k++) {
                    int neuron = windows.neuron(channel, j % windows.positions(), k);
                    if (neuron >= 0) {
                        from.add(neuron);
                        place.add((of * windows.channels() + channel) * windows.places() + k);
                    }
                }
            }
            start[j + 1] = from.size();
        }
        int owners = shared ? targets / windows.positions() : targets;
        int places = owners * windows.channels() * windows.places();
        return new BindsnetConnection(
                windows.neurons(), start, ints(from), ints(place), places, shared, windows.places(), 1, true);
    }

    private static List<Integer> sizes(JsonNode params, String name, int axes, int byDefault) {
        JsonNode sizes = params.path("connection_args").path(name);
        return sizes.isArray() ? integers(sizes) : Collections.nCopies(axes, sizes.asInt(byDefault));
    }

    /** How many targets. */
    int targets() {
        return targetStart.length - 1;
    }

    /** Synapses for the engine; {@code weights} stand by place. */
    Synapses synapses(double[] weights) {
        int[] delays = new int[from.length];
        Arrays.fill(delays, 1);
        return shared
                ? new Synapses(targetStart, from, floats(weights), delays, place, together)
                : new Synapses(
                        targetStart,
                        from,
                        floats(Arrays.stream(place)
                                .mapToDouble(at -> weights[at])
                                .toArray()),
                        delays);
    }

    /** Numbers by place, 0 where there is no synapse, from those of {@link #synapses}. */
    double[] byPlace(float[] weights) {
        double[] all = new double[places];
        for (int k = 0; k < weights.length; k++) {
            all[shared ? k : place[k]] = weights[k];
        }
        return all;
    }

    /** The target of each synapse. */
    int[] targetOf() {
        return IntStream.range(0, targets())
                .flatMap(
                        j -> IntStream.range(targetStart[j], targetStart[j + 1]).map(k -> j))
                .toArray();
    }

    /** The numbers of an array of arrays, in order. */
    static double[] flat(JsonNode array) {
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false)
                        .flatMapToDouble(each -> Arrays.stream(flat(each)))
                        .toArray()
                : new double[] {array.asDouble()};
    }

    private static List<Integer> integers(JsonNode array) {
        return Arrays.stream(flat(array)).mapToObj(x -> (int) x).toList();
    }

    private static int product(List<Integer> numbers) {
        return numbers.stream().reduce(1, Math::multiplyExact);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            floats[k] = (float) values[k];
        }
        return floats;
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
