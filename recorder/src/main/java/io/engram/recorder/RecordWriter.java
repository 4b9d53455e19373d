package io.engram.recorder;

import static io.engram.recorder.JournalFormat.*;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Writes records: {@link #begin}, the payload's fields, {@link #end}. Owns one buffer of a part's size, which is handed to
 * {@link Output} whenever it is full, so that a snapshot of any size takes bounded memory. One thread.
 */
final class RecordWriter {
    /** Where finished records go. The bytes are valid during the call only. */
    interface Output {
        void write(byte[] bytes, int length);
    }

    private static final int LONGEST_FIELD = 10;
    private final byte[] bytes = new byte[PAYLOAD + PART_BYTES + LONGEST_FIELD + CRC_BYTES];
    private final CRC32C crc = new CRC32C();
    private final Output output;
    private long number;
    private long after;
    private RecordKind kind = RecordKind.HEADER;
    private int flags;
    private int at = PAYLOAD;

    /** Continues with the record {@code number}. */
    RecordWriter(Output output, long number) {
        this.output = output;
        this.number = number;
    }

    /** The number of the next record. */
    long number() {
        return number;
    }

    /** Every step up to this one is whole. */
    long after() {
        return after;
    }

    /** Raises {@link #after}; it never falls. */
    void after(long step) {
        after = Math.max(after, step);
    }

    void begin(RecordKind kind) {
        this.kind = kind;
        flags = FIRST_PART;
        at = PAYLOAD;
    }

    void end() {
        flags |= LAST_PART;
        flush();
    }

    void int8(int value) {
        room();
        bytes[at++] = (byte) value;
    }

    void flag(boolean value) {
        int8(value ? 1 : 0);
    }

    void int32(int value) {
        room();
        JournalFormat.int32(bytes, at, value);
        at += Integer.BYTES;
    }

    void int64(long value) {
        room();
        JournalFormat.int64(bytes, at, value);
        at += Long.BYTES;
    }

    void float32(float value) {
        int32(Float.floatToRawIntBits(value));
    }

    void float64(double value) {
        int64(Double.doubleToRawLongBits(value));
    }

    void varint(long value) {
        room();
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
    }

    void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    /** A step, as its distance from {@link #after}. */
    void step(long step) {
        zigzag(step - after);
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        int from = 0;
        while (from < utf8.length) {
            room();
            int n = Math.min(utf8.length - from, PAYLOAD + PART_BYTES - at);
            System.arraycopy(utf8, from, bytes, at, n);
            at += n;
            from += n;
        }
    }

    private void room() {
        if (at >= PAYLOAD + PART_BYTES) {
            flush();
            flags = 0;
        }
    }

    private void flush() {
        bytes[KIND] = (byte) kind.code();
        bytes[FLAGS] = (byte) flags;
        JournalFormat.int32(bytes, NUMBER, (int) number);
        JournalFormat.int32(bytes, LENGTH, at - PAYLOAD);
        JournalFormat.int64(bytes, AFTER, after);
        JournalFormat.int32(bytes, at, crc(crc, bytes, at));
        output.write(bytes, at + CRC_BYTES);
        number++;
        at = PAYLOAD;
    }
}
