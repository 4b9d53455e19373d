package io.engram.runtime.network;

import java.util.Collections;
import java.util.List;

/**
 * Windows that slide over a lattice of neurons of one to three dimensions, as receptive fields do. Neurons are counted
 * channel by channel, within a channel row by row; positions and the places within a window row by row as well.
 *
 * <pre>
 *   positions along an axis = (shape + 2 padding - kernel) / stride + 1, rounded down
 * </pre>
 *
 * @param shape neurons along each axis, of one channel
 * @param channels lattices of that shape, one after another
 * @param kernel size of a window along each axis
 * @param stride from a window to the next, along each axis
 * @param padding by how much windows reach beyond the edge, where there are no neurons
 */
public record Windows(
        List<Integer> shape, int channels, List<Integer> kernel, List<Integer> stride, List<Integer> padding) {
    private static final int MOST_AXES = 3;

    public Windows {
        shape = List.copyOf(shape);
        kernel = List.copyOf(kernel);
        stride = List.copyOf(stride);
        padding = List.copyOf(padding);
        int axes = shape.size();
        if (axes < 1 || axes > MOST_AXES) {
            throw new SpecException("shape = " + shape + "; must have one to " + MOST_AXES + " axes");
        }
        if (channels < 1) {
            throw new SpecException("channels = " + channels + "; must be at least 1");
        }
        axis("shape", shape, axes, 1);
        axis("kernel", kernel, axes, 1);
        axis("stride", stride, axes, 1);
        axis("padding", padding, axes, 0);
        for (int d = 0; d < axes; d++) {
            if (kernel.get(d) > shape.get(d) + 2 * padding.get(d)) {
                throw new SpecException(
                        "kernel = " + kernel + "; must fit into the shape " + shape + " with padding " + padding);
            }
            if (padding.get(d) >= kernel.get(d)) {
                throw new SpecException("padding = " + padding + "; must be less than the kernel " + kernel
                        + ", or a window would see nothing");
            }
        }
    }

    /** One window a step along each axis, within the edges. */
    public static Windows of(List<Integer> shape, List<Integer> kernel) {
        return new Windows(shape, 1, kernel, same(1, shape), same(0, shape));
    }

    /** {@code value} along each axis of {@code shape}. */
    static List<Integer> same(int value, List<Integer> shape) {
        return Collections.nCopies(shape.size(), value);
    }

    private static void axis(String name, List<Integer> values, int axes, int least) {
        if (values.size() != axes || values.stream().anyMatch(value -> value < least)) {
            throw new SpecException(name + " = " + values + "; must be " + axes + " numbers, one an axis of the shape,"
                    + " each at least " + least);
        }
    }

    /** Neurons of all channels. */
    public int neurons() {
        return channels * product(shape);
    }

    /** Windows along axis {@code d}. */
    public int positions(int d) {
        return (shape.get(d) + 2 * padding.get(d) - kernel.get(d)) / stride.get(d) + 1;
    }

    /** Windows in all. */
    public int positions() {
        int positions = 1;
        for (int d = 0; d < shape.size(); d++) {
            positions = Math.multiplyExact(positions, positions(d));
        }
        return positions;
    }

    /** Places in a window, of one channel. */
    public int places() {
        return product(kernel);
    }

    /** The neuron of {@code channel} at {@code place} of the window at {@code position}; -1 beyond the edge. */
    public int neuron(int channel, int position, int place) {
        int restOfPosition = position;
        int restOfPlace = place;
        int neuron = 0;
        int pitch = 1;
        for (int d = shape.size() - 1; d >= 0; d--) {
            int at = restOfPosition % positions(d) * stride.get(d) + restOfPlace % kernel.get(d) - padding.get(d);
            if (at < 0 || at >= shape.get(d)) {
                return -1;
            }
            neuron += at * pitch;
            pitch *= shape.get(d);
            restOfPosition /= positions(d);
            restOfPlace /= kernel.get(d);
        }
        return channel * pitch + neuron;
    }

    private static int product(List<Integer> numbers) {
        return numbers.stream().reduce(1, Math::multiplyExact);
    }
}
