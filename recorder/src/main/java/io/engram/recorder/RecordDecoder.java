package io.engram.recorder;

import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Reads the payload of every kind of record, as {@link JournalFormat} states them, and hands it to a sink. One thread. */
final class RecordDecoder {
    private final DecodedSpikes spikes = new DecodedSpikes();
    private final DecodedState state = new DecodedState();
    private final DecodedWeights weights;

    RecordDecoder(LongFunction<DecodedWeights.Layout> layouts) {
        weights = new DecodedWeights(layouts);
    }

    /** Of a run of {@code batch} inputs at once. */
    void batch(int batch) {
        spikes.batch(batch);
    }

    /** Hands over what of the record lies in the steps {@code from} to {@code to}. */
    void deliver(RecordCursor cursor, long from, long to, Sink sink) {
        switch (cursor.kind()) {
            case SPIKES, GRADED -> {
                spikes.read(cursor);
                if (spikes.clip(from, to)) {
                    sink.spikes(spikes);
                }
            }
            case WEIGHTS, CHANGE -> {
                weights.read(cursor);
                if (within(weights.step(), from, to)) {
                    sink.weights(weights);
                }
            }
            case STATE -> {
                state.read(cursor);
                if (within(state.step(), from, to)) {
                    sink.state(state);
                }
            }
            case INPUT_SPIKES,
                    INPUT_CURRENT,
                    INPUT_ROW_CURRENT,
                    INPUT_SIGNAL,
                    INPUT_VALUES,
                    INPUT_ROW_VALUES,
                    INPUT_IMPRINT,
                    INPUT_RESET,
                    INPUT_PULSE -> {
                OutsideInput input = input(cursor);
                if (within(input.step(), from, to)) {
                    sink.input(input);
                }
            }
            case MARKER -> {
                long step = cursor.step();
                if (within(step, from, to)) {
                    sink.marker(step, cursor.text());
                }
            }
            case WEIGHT_DIGEST -> {
                long step = cursor.step();
                if (within(step, from, to)) {
                    sink.weightDigest(step, cursor.index(), cursor.varint(), cursor.text());
                }
            }
            case PROGRESS -> {
                if (within(cursor.after(), from, to)) {
                    sink.progress(cursor.after());
                }
            }
            case HEADER, LAYOUT, END -> {
                // The header and the end are the reader's; a layout comes with its weights.
            }
        }
    }

    private static boolean within(long step, long from, long to) {
        return from <= step && step <= to;
    }

    private static OutsideInput input(RecordCursor cursor) {
        long step = cursor.step();
        if (cursor.kind() == RecordKind.INPUT_RESET) {
            return new OutsideInput.Reset(step);
        }
        String name = cursor.text();
        return switch (cursor.kind()) {
            case INPUT_SPIKES -> {
                int size = cursor.count(1);
                List<Integer> neurons = new ArrayList<>(size);
                for (int k = 0; k < size; k++) {
                    neurons.add(cursor.index());
                }
                yield new OutsideInput.Spikes(step, name, neurons);
            }
            case INPUT_CURRENT ->
                new OutsideInput.Current(
                        step, name, cursor.index(), cursor.index(), cursor.float64(), step + cursor.zigzag());
            case INPUT_ROW_CURRENT ->
                new OutsideInput.Current(
                        step,
                        name,
                        cursor.index(),
                        cursor.index(),
                        cursor.float64(),
                        step + cursor.zigzag(),
                        cursor.index());
            case INPUT_VALUES -> new OutsideInput.Values(step, name, pattern(cursor));
            case INPUT_ROW_VALUES -> new OutsideInput.Values(step, name, pattern(cursor), cursor.index());
            case INPUT_IMPRINT -> imprint(step, name, cursor);
            case INPUT_PULSE -> new OutsideInput.Signal(step, name, cursor.float64(), true);
            default -> new OutsideInput.Signal(step, name, cursor.float64());
        };
    }

    private static OutsideInput.Imprint imprint(long step, String projection, RecordCursor cursor) {
        double factor = cursor.float64();
        int size = cursor.count(1);
        boolean same = cursor.flag();
        List<Pattern> sources = patterns(size, cursor);
        return new OutsideInput.Imprint(step, projection, sources, same ? sources : patterns(size, cursor), factor);
    }

    private static List<Pattern> patterns(int size, RecordCursor cursor) {
        List<Pattern> patterns = new ArrayList<>(size);
        for (int k = 0; k < size; k++) {
            patterns.add(pattern(cursor));
        }
        return patterns;
    }

    private static Pattern pattern(RecordCursor cursor) {
        float[] values = new float[cursor.count(Float.BYTES)];
        for (int k = 0; k < values.length; k++) {
            values[k] = cursor.float32();
        }
        return Pattern.of(values);
    }

    /** The header, after its magic and version. */
    static RunHeader header(RecordCursor cursor) {
        cursor.int32();
        int version = cursor.int32();
        String name = cursor.text();
        String networkText = cursor.text();
        long seed = cursor.int64();
        double dtMs = cursor.float64();
        int sliceSteps = cursor.index();
        long durationSteps = cursor.int64();
        String engramVersion = cursor.text();
        String startedAt = cursor.text();
        return new RunHeader(
                name,
                networkText,
                seed,
                dtMs,
                sliceSteps,
                durationSteps,
                engramVersion,
                startedAt,
                populations(cursor, version),
                projections(cursor),
                version > JournalFormat.LAST_WITHOUT_BATCH ? cursor.index() : 1);
    }

    private static List<RunHeader.PopulationInfo> populations(RecordCursor cursor, int version) {
        int size = cursor.count(4);
        List<RunHeader.PopulationInfo> populations = new ArrayList<>(size);
        for (int k = 0; k < size; k++) {
            populations.add(new RunHeader.PopulationInfo(
                    cursor.text(),
                    cursor.index(),
                    cursor.flag(),
                    cursor.flag(),
                    version > JournalFormat.OLDEST_READ && cursor.flag()));
        }
        return List.copyOf(populations);
    }

    private static List<RunHeader.ProjectionInfo> projections(RecordCursor cursor) {
        int size = cursor.count(3);
        List<RunHeader.ProjectionInfo> projections = new ArrayList<>(size);
        for (int k = 0; k < size; k++) {
            projections.add(new RunHeader.ProjectionInfo(cursor.text(), cursor.flag(), cursor.varint()));
        }
        return List.copyOf(projections);
    }

    static RunEnd end(RecordCursor cursor) {
        return new RunEnd(cursor.step(), cursor.int64(), cursor.text(), cursor.text());
    }
}
