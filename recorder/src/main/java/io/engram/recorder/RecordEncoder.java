package io.engram.recorder;

import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the payload of every kind of record, as {@link JournalFormat} states them. One thread. */
final class RecordEncoder {
    /** A layout that is in the journal already: the same synapses in the same order. */
    private record Layout(int projection, int size, long hash) {}

    private final RecordWriter writer;
    private final Map<Layout, Long> layouts = new HashMap<>();
    /** Those of what a run says are the same synapses. */
    private final Map<Object, Long> known = new HashMap<>();

    private final int batch;

    /** Of a run of {@code batch} inputs at once. */
    RecordEncoder(RecordWriter writer, int batch) {
        this.writer = writer;
        this.batch = batch;
    }

    void header(RunHeader header) {
        writer.begin(RecordKind.HEADER);
        writer.int32(JournalFormat.MAGIC);
        writer.int32(JournalFormat.VERSION);
        writer.text(header.name());
        writer.text(header.networkText());
        writer.int64(header.seed());
        writer.float64(header.dtMs());
        writer.varint(header.sliceSteps());
        writer.int64(header.durationSteps());
        writer.text(header.engramVersion());
        writer.text(header.startedAt());
        writer.varint(header.populations().size());
        for (RunHeader.PopulationInfo population : header.populations()) {
            writer.text(population.name());
            writer.varint(population.size());
            writer.flag(population.source());
            writer.flag(population.recorded());
            writer.flag(population.graded());
        }
        writer.varint(header.projections().size());
        for (RunHeader.ProjectionInfo projection : header.projections()) {
            writer.text(projection.name());
            writer.flag(projection.plastic());
            writer.varint(projection.synapses());
        }
        writer.varint(header.batch());
        writer.end();
    }

    void spikes(SpikeFrame frame) {
        writer.begin(frame.graded() ? RecordKind.GRADED : RecordKind.SPIKES);
        writer.zigzag(frame.firstStep() - writer.after() - 1);
        writer.varint(frame.stepCount());
        int size = frame.size();
        writer.varint(size);
        int from = 0;
        int step = 0;
        while (from < size) {
            int until = run(frame, from, size);
            inOrder(frame, step, frame.stepOffset(from));
            writer.varint(frame.stepOffset(from) - step);
            step = frame.stepOffset(from);
            writer.varint(frame.population(from));
            writer.varint(until - from);
            int neuron = 0;
            for (int k = from; k < until; k++) {
                int entry = frame.neuron(k) * batch + frame.row(k);
                inOrder(frame, neuron, entry);
                writer.varint(entry - neuron);
                neuron = entry;
            }
            from = until;
        }
        for (int k = 0; frame.graded() && k < size; k++) {
            writer.float32(frame.value(k));
        }
        writer.end();
    }

    private static int run(SpikeFrame frame, int from, int size) {
        int until = from + 1;
        while (until < size
                && frame.stepOffset(until) == frame.stepOffset(from)
                && frame.population(until) == frame.population(from)) {
            until++;
        }
        return until;
    }

    private static void inOrder(SpikeFrame frame, int before, int now) {
        if (now < before) {
            throw new IllegalStateException("the spikes of the slice at step " + frame.firstStep()
                    + " are not in the order step, population, neuron: " + now + " after " + before);
        }
    }

    void weights(WeightSnapshot snapshot) {
        Optional<Object> synapses = snapshot.synapses();
        long layout = synapses.isPresent()
                ? known.computeIfAbsent(synapses.get(), same -> layout(snapshot))
                : layout(snapshot);
        writer.begin(snapshot.change() ? RecordKind.CHANGE : RecordKind.WEIGHTS);
        writer.step(snapshot.step());
        writer.varint(snapshot.projection());
        writer.varint(layout);
        writer.varint(snapshot.size());
        for (int k = 0; k < snapshot.size(); k++) {
            writer.float32(snapshot.weight(k));
        }
        writer.end();
    }

    /** The number of the record that holds the synapses of {@code snapshot}, which is written now if it is new. */
    private long layout(WeightSnapshot snapshot) {
        int size = snapshot.size();
        long hash = 0;
        for (int k = 0; k < size; k++) {
            hash = Draws.mix(hash ^ ((long) snapshot.target(k) << Integer.SIZE | snapshot.source(k)));
        }
        Layout layout = new Layout(snapshot.projection(), size, hash);
        Long written = layouts.get(layout);
        if (written != null) {
            return written;
        }
        long number = writer.number();
        writer.begin(RecordKind.LAYOUT);
        writer.varint(snapshot.projection());
        writer.varint(size);
        int source = 0;
        int target = 0;
        for (int k = 0; k < size; k++) {
            writer.zigzag(snapshot.target(k) - target);
            writer.zigzag(snapshot.source(k) - source);
            target = snapshot.target(k);
            source = snapshot.source(k);
        }
        writer.end();
        layouts.put(layout, number);
        return number;
    }

    void weightDigest(long step, int projection, long synapses, String digest) {
        writer.begin(RecordKind.WEIGHT_DIGEST);
        writer.step(step);
        writer.varint(projection);
        writer.varint(synapses);
        writer.text(digest);
        writer.end();
    }

    void state(StateSample sample) {
        writer.begin(RecordKind.STATE);
        writer.step(sample.step());
        writer.varint(sample.population());
        writer.varint(sample.recorder());
        writer.varint(sample.neurons());
        writer.varint(sample.variables());
        for (int k = 0; k < sample.neurons(); k++) {
            for (int v = 0; v < sample.variables(); v++) {
                writer.float64(sample.value(k, v));
            }
        }
        writer.end();
    }

    void input(OutsideInput input) {
        if (input instanceof OutsideInput.Spikes spikes) {
            writer.begin(RecordKind.INPUT_SPIKES);
            writer.step(spikes.step());
            writer.text(spikes.population());
            writer.varint(spikes.neurons().size());
            for (int neuron : spikes.neurons()) {
                writer.varint(neuron);
            }
        } else if (input instanceof OutsideInput.Current current) {
            boolean all = current.row() == OutsideInput.ALL_ROWS;
            writer.begin(all ? RecordKind.INPUT_CURRENT : RecordKind.INPUT_ROW_CURRENT);
            writer.step(current.step());
            writer.text(current.population());
            writer.varint(current.first());
            writer.varint(current.last());
            writer.float64(current.currentPa());
            writer.zigzag(current.untilStep() - current.step());
            if (!all) {
                writer.varint(current.row());
            }
        } else if (input instanceof OutsideInput.Signal signal) {
            writer.begin(signal.adds() ? RecordKind.INPUT_PULSE : RecordKind.INPUT_SIGNAL);
            writer.step(signal.step());
            writer.text(signal.signal());
            writer.float64(signal.value());
        } else if (input instanceof OutsideInput.Values values) {
            boolean all = values.row() == OutsideInput.ALL_ROWS;
            writer.begin(all ? RecordKind.INPUT_VALUES : RecordKind.INPUT_ROW_VALUES);
            writer.step(values.step());
            writer.text(values.population());
            pattern(values.values());
            if (!all) {
                writer.varint(values.row());
            }
        } else if (input instanceof OutsideInput.Imprint imprint) {
            imprint(imprint);
        } else if (input instanceof OutsideInput.Reset reset) {
            writer.begin(RecordKind.INPUT_RESET);
            writer.step(reset.step());
        }
        writer.end();
    }

    /** Patterns that are shown to sources and targets alike are written once. */
    private void imprint(OutsideInput.Imprint imprint) {
        writer.begin(RecordKind.INPUT_IMPRINT);
        writer.step(imprint.step());
        writer.text(imprint.projection());
        writer.float64(imprint.factor());
        writer.varint(imprint.sources().size());
        boolean same = imprint.sources().equals(imprint.targets());
        writer.flag(same);
        imprint.sources().forEach(this::pattern);
        if (!same) {
            imprint.targets().forEach(this::pattern);
        }
    }

    private void pattern(Pattern pattern) {
        writer.varint(pattern.size());
        for (int k = 0; k < pattern.size(); k++) {
            writer.float32(pattern.value(k));
        }
    }

    void marker(long step, String text) {
        writer.begin(RecordKind.MARKER);
        writer.step(step);
        writer.text(text);
        writer.end();
    }

    void progress() {
        writer.begin(RecordKind.PROGRESS);
        writer.end();
    }

    void end(RunEnd end) {
        writer.begin(RecordKind.END);
        writer.step(end.step());
        writer.int64(end.spikes());
        writer.text(end.spikeDigest());
        writer.text(end.weightDigest());
        writer.end();
    }
}
