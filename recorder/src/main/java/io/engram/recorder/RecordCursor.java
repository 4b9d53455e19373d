package io.engram.recorder;

import static io.engram.recorder.JournalFormat.*;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads records: {@link #accept} takes one document after the other and says when a whole record has come, then its fields
 * are read in their order. Reuses its buffers. One thread.
 */
final class RecordCursor {
    private final CRC32C crc = new CRC32C();
    private byte[] assembled = new byte[0];
    private int assembledLength;
    private boolean assembling;
    private byte[] payload = new byte[0];
    private int at;
    private int limit;
    private RecordKind kind = RecordKind.PROGRESS;
    private long after;

    /** Takes a document; true if it completes a record. A record that was cut off by a kill is dropped. */
    boolean accept(byte[] bytes, int documentLength) {
        check(crc, bytes, documentLength);
        kind = RecordKind.of(bytes[KIND]);
        after = JournalFormat.int64(bytes, AFTER);
        int length = JournalFormat.int32(bytes, LENGTH);
        boolean first = (bytes[FLAGS] & FIRST_PART) != 0;
        boolean last = (bytes[FLAGS] & LAST_PART) != 0;
        if (first && last) {
            assembling = false;
            return fields(bytes, PAYLOAD, length);
        }
        if (first) {
            assembling = true;
            assembledLength = 0;
        } else if (!assembling) {
            return false;
        }
        assemble(bytes, length);
        assembling = !last;
        return last && fields(assembled, 0, assembledLength);
    }

    private void assemble(byte[] bytes, int length) {
        if (assembled.length < assembledLength + length) {
            assembled = Arrays.copyOf(assembled, Math.max(assembledLength + length, 2 * assembled.length));
        }
        System.arraycopy(bytes, PAYLOAD, assembled, assembledLength, length);
        assembledLength += length;
    }

    private boolean fields(byte[] bytes, int from, int length) {
        payload = bytes;
        at = from;
        limit = from + length;
        return true;
    }

    /** Looks at the first fields of a document that is not whole in {@code bytes}; nothing is checked. */
    void peek(byte[] bytes, int length) {
        if (length < PAYLOAD) {
            throw new DamagedRecordException("its length is wrong");
        }
        kind = RecordKind.of(bytes[KIND]);
        after = JournalFormat.int64(bytes, AFTER);
        fields(bytes, PAYLOAD, length - PAYLOAD);
    }

    RecordKind kind() {
        return kind;
    }

    long after() {
        return after;
    }

    /** Throws if the document is not as it was written. */
    static void check(CRC32C crc, byte[] bytes, int documentLength) {
        int length = documentLength < PAYLOAD + CRC_BYTES ? -1 : JournalFormat.int32(bytes, LENGTH);
        if (length < 0 || length > documentLength - PAYLOAD - CRC_BYTES) {
            throw new DamagedRecordException("its length is wrong");
        }
        if (crc(crc, bytes, PAYLOAD + length) != JournalFormat.int32(bytes, PAYLOAD + length)) {
            throw new DamagedRecordException("its checksum is wrong");
        }
    }

    int int8() {
        return payload[need(1)];
    }

    boolean flag() {
        return int8() != 0;
    }

    int int32() {
        return JournalFormat.int32(payload, need(Integer.BYTES));
    }

    long int64() {
        return JournalFormat.int64(payload, need(Long.BYTES));
    }

    float float32() {
        return Float.intBitsToFloat(int32());
    }

    double float64() {
        return Double.longBitsToDouble(int64());
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = payload[need(1)];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new DamagedRecordException("a number in it never ends");
    }

    long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A number of things, each of at least {@code bytes} bytes in what follows. */
    int count(int bytes) {
        return values(varint(), bytes);
    }

    /** {@code count}, if that many values of {@code bytes} bytes can follow. */
    int values(long count, int bytes) {
        if (count < 0 || count > (limit - at) / bytes) {
            throw new DamagedRecordException("it says it holds " + count + " values and is too short for them");
        }
        return (int) count;
    }

    int index() {
        return (int) varint();
    }

    long step() {
        return after + zigzag();
    }

    String text() {
        int length = count(1);
        return new String(payload, need(length), length, StandardCharsets.UTF_8);
    }

    private int need(int n) {
        int from = at;
        if (n > limit - from) {
            throw new DamagedRecordException("it ends too early");
        }
        at = from + n;
        return from;
    }
}
