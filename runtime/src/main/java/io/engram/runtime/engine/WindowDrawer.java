package io.engram.runtime.engine;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Windows;

/**
 * Lists the synapses of receptive fields that end in a range of targets, see {@link Windows}.
 *
 * @param from first target
 * @param to one past the last
 */
record WindowDrawer(int sourceFirst, int targetFirst, int from, int to) {

    void draw(Connect connect, SynapseList list) {
        for (int target = from; target < to; target++) {
            int local = target - targetFirst;
            if (connect instanceof Connect.Local field) {
                all(field.windows(), local, target, (long) local * weights(field.windows()), list);
            } else if (connect instanceof Connect.Convolution field) {
                int filter = local / field.windows().positions();
                all(field.windows(), local, target, (long) filter * weights(field.windows()), list);
            } else if (connect instanceof Connect.MaxPool pool) {
                int channel = local / pool.windows().positions();
                one(
                        pool.windows(),
                        channel,
                        local,
                        target,
                        (long) local * pool.windows().places(),
                        list);
            } else {
                throw new IllegalStateException("no windows in " + connect);
            }
        }
    }

    private static int weights(Windows windows) {
        return windows.channels() * windows.places();
    }

    private void all(Windows windows, int local, int target, long firstIndex, SynapseList list) {
        for (int channel = 0; channel < windows.channels(); channel++) {
            one(windows, channel, local, target, firstIndex + (long) channel * windows.places(), list);
        }
    }

    private void one(Windows windows, int channel, int local, int target, long firstIndex, SynapseList list) {
        int position = local % windows.positions();
        for (int place = 0; place < windows.places(); place++) {
            int neuron = windows.neuron(channel, position, place);
            if (neuron >= 0) {
                list.add(sourceFirst + neuron, target, firstIndex + place);
            }
        }
    }
}
