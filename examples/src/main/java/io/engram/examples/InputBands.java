package io.engram.examples;

import io.engram.plot.RasterPlot;
import io.engram.runtime.Weights;
import io.engram.runtime.spi.SpikeTrain;
import java.util.List;
import java.util.stream.Stream;

/** Input spikes for a raster, parted by what learning made of their synapses: weights above and below 0.5. */
final class InputBands {
    private static final float HALF = 0.5f;

    private InputBands() {}

    /** Weak inputs below, strong ones above, each numbered anew and left out if there are none; times count from {@code zeroMs}. */
    static List<RasterPlot.Band> of(SpikeTrain input, Weights weights, double zeroMs) {
        int[] place = new int[weights.size()];
        int strong = 0;
        int weak = 0;
        for (int k = 0; k < place.length; k++) {
            place[weights.source(k)] = weights.weight(k) > HALF ? strong++ : - ++weak;
        }
        return Stream.of(
                        band("weak", weak, input, place, false, zeroMs),
                        band("strong", strong, input, place, true, zeroMs))
                .filter(band -> band.size() > 0)
                .toList();
    }

    private static RasterPlot.Band band(
            String name, int size, SpikeTrain input, int[] place, boolean strong, double zeroMs) {
        int count = 0;
        for (int k = 0; k < input.size(); k++) {
            count += place[input.neuron(k)] >= 0 == strong ? 1 : 0;
        }
        double[] timesMs = new double[count];
        int[] neurons = new int[count];
        int n = 0;
        for (int k = 0; k < input.size(); k++) {
            int at = place[input.neuron(k)];
            if (at >= 0 == strong) {
                timesMs[n] = input.timeMs(k) - zeroMs;
                neurons[n++] = strong ? at : -at - 1;
            }
        }
        return new RasterPlot.Band(name, size, timesMs, neurons);
    }
}
