package io.engram.runtime.wire;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a reader hands over: a line a step of a frame, and a line a sample. */
final class Received implements FrameReader.FrameHandler {
    final List<String> spikes = new ArrayList<>();
    final List<String> samples = new ArrayList<>();

    /** What a reader must hand over for {@code slice}; steps without a spike are not told. */
    static List<String> of(int population, int shard, ShardSpikes slice) {
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < slice.steps(); k++) {
            for (int s = slice.start(k); s < slice.end(k); s++) {
                String line = line(population, shard, slice.firstStep() + k, slice.ids()[s]);
                lines.add(slice.graded() ? line + "=" + slice.values()[s] : line);
            }
        }
        return lines;
    }

    private static String line(int population, int shard, long step, int neuron) {
        return population + "/" + shard + " " + neuron + "@" + step;
    }

    @Override
    public void spikes(int population, int shard, long step, int count, FrameReader.Neurons ids) {
        for (int k = 0; k < count; k++) {
            String line = line(population, shard, step, ids.neuron(k));
            spikes.add(ids.graded() ? line + "=" + ids.value(k) : line);
        }
    }

    @Override
    public void state(int recorder, int population, long step, int place, int variables, FrameReader.Values values) {
        StringBuilder line = new StringBuilder(recorder + "/" + population + " " + place + "@" + step);
        for (int v = 0; v < variables; v++) {
            line.append(' ').append(values.value(v));
        }
        samples.add(line.toString());
    }
}
