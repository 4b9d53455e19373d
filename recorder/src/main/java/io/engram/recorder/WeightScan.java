package io.engram.recorder;

import static io.engram.recorder.JournalFormat.*;

import io.engram.runtime.Weights;
import java.util.ArrayList;
import java.util.List;

/** Finds the weights in a journal by the first bytes of its records, and reads one snapshot when it is asked for. */
final class WeightScan {
    /** Enough for an envelope, a step and a projection. */
    private static final int PEEK_BYTES = PAYLOAD + 20;

    private final Documents documents;
    private final RecordScan scan;
    private final DocumentTail tail;

    WeightScan(Documents documents, RecordScan scan) {
        this.documents = documents;
        this.scan = scan;
        tail = documents.tail();
    }

    /** The weights of {@code projection} up to {@code lastStep}. */
    List<StoredWeights> find(int projection, long lastStep) {
        List<StoredWeights> found = new ArrayList<>();
        RecordCursor cursor = new RecordCursor();
        long number = 0;
        long begun = 0;
        try {
            for (; number < scan.records(); number++) {
                tail.read(number, PEEK_BYTES);
                cursor.peek(tail.bytes(), tail.length());
                if (!cursor.kind().weights()) {
                    continue;
                }
                int flags = tail.bytes()[FLAGS];
                begun = (flags & FIRST_PART) != 0 ? number : begun;
                if ((flags & LAST_PART) != 0) {
                    add(found, cursor, begun, projection, lastStep);
                }
            }
        } catch (DamagedRecordException damaged) {
            throw damaged.in(documents.journal(), number);
        }
        return List.copyOf(found);
    }

    private void add(List<StoredWeights> found, RecordCursor cursor, long begun, int projection, long lastStep) {
        tail.read(begun, PEEK_BYTES);
        cursor.peek(tail.bytes(), tail.length());
        boolean change = cursor.kind() == RecordKind.CHANGE;
        long step = cursor.step();
        if (cursor.index() == projection && step <= lastStep) {
            found.add(new StoredWeights(step, change, () -> load(begun)));
        }
    }

    private Weights load(long number) {
        try {
            DecodedWeights read = new DecodedWeights(scan::layout);
            read.read(RecordScan.record(tail, number));
            return read.copy();
        } catch (DamagedRecordException damaged) {
            throw damaged.in(documents.journal(), number);
        }
    }
}
