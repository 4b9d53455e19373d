package io.engram.recorder;

import io.engram.runtime.network.SpecException;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;

/** Reads documents by number into a buffer that it owns; one after the other without seeking. One thread at a time. */
final class DocumentTail {
    private static final int MOST_BYTES = 2 * JournalFormat.PART_BYTES;

    private final Documents documents;
    private final ExcerptTailer tailer;
    private byte[] bytes = new byte[4096];
    private int length;
    private long nextIndex = -1;

    DocumentTail(Documents documents, ExcerptTailer tailer) {
        this.documents = documents;
        this.tailer = tailer;
        // A journal may be opened by one thread and read by another; never by two at once.
        tailer.singleThreadedCheckDisabled(true);
    }

    /** Whether the queue has a document at {@code index}. */
    boolean exists(long index) {
        nextIndex = -1;
        try {
            if (!tailer.moveToIndex(index)) {
                return false;
            }
            try (DocumentContext document = tailer.readingDocument()) {
                return document.isPresent() && document.isData() && document.index() == index;
            }
        } catch (Exception | InternalError failure) {
            throw unreadable(failure);
        }
    }

    /** Reads at most {@code most} bytes of the document {@code number}. */
    void read(long number, int most) {
        Documents.File file = documents.file(number);
        long index = file.index() + number - file.first();
        try {
            if (index != nextIndex && !tailer.moveToIndex(index)) {
                throw new DamagedRecordException("it is not there");
            }
            nextIndex = index + 1;
            try (DocumentContext document = tailer.readingDocument()) {
                if (!document.isPresent() || !document.isData() || document.index() != index) {
                    throw new DamagedRecordException("it is not there");
                }
                copy(document.wire().bytes(), most);
            }
        } catch (DamagedRecordException damaged) {
            nextIndex = -1;
            throw damaged;
        } catch (Exception | InternalError failure) {
            nextIndex = -1;
            throw unreadable(failure);
        }
    }

    private void copy(Bytes<?> from, int most) {
        long there = from.readRemaining();
        if (there > MOST_BYTES) {
            throw new DamagedRecordException("its length is wrong");
        }
        length = (int) Math.min(there, most);
        if (bytes.length < length) {
            bytes = new byte[Math.max(length, 2 * bytes.length)];
        }
        from.read(bytes, 0, length);
    }

    /** Reads all of the document {@code number}. */
    void read(long number) {
        read(number, MOST_BYTES);
        if (length >= JournalFormat.AFTER && JournalFormat.int32(bytes, JournalFormat.NUMBER) != (int) number) {
            throw new DamagedRecordException("another record is in its place, so some are missing before it");
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private SpecException unreadable(Throwable failure) {
        return new SpecException(
                "the journal " + documents.journal() + " is damaged and cannot be read on: " + failure, failure);
    }
}
