package io.engram.runtime.engine;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Windows;

/**
 * Lists the synapses of receptive fields that end in a target, see {@link Windows}.
 */
record WindowDrawer(int sourceFirst, int targetFirst) {

    void draw(Connect connect, int target, SynapseRow row) {
        int local = target - targetFirst;
        if (connect instanceof Connect.Local field) {
            all(field.windows(), local, (long) local * weights(field.windows()), row);
        } else if (connect instanceof Connect.Convolution field) {
            int filter = local / field.windows().positions();
            all(field.windows(), local, (long) filter * weights(field.windows()), row);
        } else if (connect instanceof Connect.MaxPool pool) {
            int channel = local / pool.windows().positions();
            one(pool.windows(), channel, local, (long) local * pool.windows().places(), row);
        } else {
            throw new IllegalStateException("no windows in " + connect);
        }
    }

    private static int weights(Windows windows) {
        return windows.channels() * windows.places();
    }

    private void all(Windows windows, int local, long firstIndex, SynapseRow row) {
        for (int channel = 0; channel < windows.channels(); channel++) {
            one(windows, channel, local, firstIndex + (long) channel * windows.places(), row);
        }
    }

    private void one(Windows windows, int channel, int local, long firstIndex, SynapseRow row) {
        int position = local % windows.positions();
        for (int place = 0; place < windows.places(); place++) {
            int neuron = windows.neuron(channel, position, place);
            if (neuron >= 0) {
                row.add(sourceFirst + neuron, firstIndex + place);
            }
        }
    }
}
