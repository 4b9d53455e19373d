package io.engram.recorder;

import static io.engram.recorder.JournalFormat.*;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/** Goes through the records of a journal: from its start, from a step, or to one record by its number. */
final class RecordScan {
    private final Documents documents;
    private final DocumentTail tail;
    private final DocumentTail lookups;
    private final RecordDecoder decoder = new RecordDecoder(this::layout);
    private final CRC32C crc = new CRC32C();
    private long records;

    RecordScan(Documents documents) {
        this.documents = documents;
        tail = documents.tail();
        lookups = documents.tail();
    }

    /** The last document of a journal whose file was cut may be cut as well; it does not count. */
    void refresh() {
        records = documents.count();
        if (records > 1 && !sound(records - 1)) {
            records--;
        }
    }

    private boolean sound(long number) {
        try {
            lookups.read(number);
            RecordCursor.check(crc, lookups.bytes(), lookups.length());
            return true;
        } catch (DamagedRecordException cut) {
            return false;
        }
    }

    long records() {
        return records;
    }

    /** Bytes of all records; the files take little more on the disk, however long they look. */
    long bytes() {
        long bytes = 0;
        RecordCursor cursor = new RecordCursor();
        for (long number = 0; number < records; number++) {
            long at = number;
            bytes += damageNamed(number, () -> {
                lookups.read(at, PAYLOAD);
                cursor.peek(lookups.bytes(), lookups.length());
                return PAYLOAD + int32(lookups.bytes(), LENGTH) + CRC_BYTES;
            });
        }
        return bytes;
    }

    RunHeader header() {
        if (documents.count() == 0) {
            throw new SpecException("the journal " + documents.journal() + " is damaged: it has no header");
        }
        return damageNamed(0, () -> {
            tail.read(0, PAYLOAD + 8);
            int version = tail.length() < PAYLOAD + 8 ? 0 : int32(tail.bytes(), PAYLOAD + 4);
            if (version == 0 || int32(tail.bytes(), PAYLOAD) != MAGIC) {
                throw new DamagedRecordException("it is not the header of a run");
            }
            if (version < OLDEST_READ || version > VERSION) {
                throw new SpecException("the journal " + documents.journal() + " has format version " + version
                        + "; this program reads versions " + OLDEST_READ + " to " + VERSION);
            }
            RunHeader header = RecordDecoder.header(record(tail, 0));
            decoder.batch(header.batch());
            return header;
        });
    }

    /** Reads the record that begins at {@code number}. */
    static RecordCursor record(DocumentTail from, long number) {
        RecordCursor cursor = new RecordCursor();
        long at = number;
        from.read(at);
        while (!cursor.accept(from.bytes(), from.length())) {
            at++;
            from.read(at);
        }
        return cursor;
    }

    long lastStep() {
        return after(records - 1);
    }

    Optional<RunEnd> end() {
        return damageNamed(records - 1, () -> {
            lookups.read(records - 1);
            boolean ended = RecordKind.of(lookups.bytes()[KIND]) == RecordKind.END;
            return ended ? Optional.of(RecordDecoder.end(record(lookups, records - 1))) : Optional.empty();
        });
    }

    RecordKind kind(long number) {
        return damageNamed(number, () -> {
            lookups.read(number, PAYLOAD);
            return RecordKind.of(lookups.bytes()[KIND]);
        });
    }

    private long after(long number) {
        return damageNamed(number, () -> {
            lookups.read(number, PAYLOAD);
            return int64(lookups.bytes(), AFTER);
        });
    }

    /** Takes the document {@code number}; true if it completes a record. */
    boolean accept(RecordCursor cursor, long number) {
        try {
            tail.read(number);
            return cursor.accept(tail.bytes(), tail.length());
        } catch (DamagedRecordException damaged) {
            throw damaged.in(documents.journal(), number);
        }
    }

    /** Hands over what of the record lies in the steps {@code from} to {@code to}. */
    void deliver(RecordCursor cursor, long number, long from, long to, Sink sink) {
        try {
            decoder.deliver(cursor, from, to, sink);
        } catch (DamagedRecordException damaged) {
            throw damaged.in(documents.journal(), number);
        }
    }

    /** Where to begin for everything of {@code step} and later: at the first record of the last group before it. */
    long start(long step) {
        long later = firstAfter(step);
        return later == 0 ? 0 : firstAfter(after(later - 1));
    }

    /** The first record with everything up to {@code step} or more before it: {@code after} never falls. */
    long firstAfter(long step) {
        long low = 0;
        long high = records;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (after(middle) < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The synapses in the layout record {@code number}. */
    DecodedWeights.Layout layout(long number) {
        RecordCursor cursor = record(documents.tail(), number);
        if (cursor.kind() != RecordKind.LAYOUT) {
            throw new DamagedRecordException("its synapses are not in record " + number);
        }
        return DecodedWeights.Layout.read(cursor);
    }

    private <T> T damageNamed(long number, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DamagedRecordException damaged) {
            throw damaged.in(documents.journal(), number);
        }
    }
}
