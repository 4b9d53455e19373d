package io.engram.recorder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The journal's bytes, version 3. Every number is little-endian; {@code v} is an unsigned LEB128 varint, {@code z} a zigzag
 * one, {@code text} a {@code v} length and UTF-8. {@code step} is written as {@code z(step - after)}.
 *
 * <pre>
 *  record      +0 kind u8 | +1 flags u8 | +2 number u32 | +6 length u32 | +10 after i64 | +18 payload | crc u32
 *  flags       1: the first part, 2: the last part; a payload above PART_BYTES goes on in the next record
 *  number      of the record, from 0, one more each
 *  after       every step up to this one was whole before this record; never falls
 *  crc         CRC32C of all bytes before it
 *
 *  1 header    magic u32 | version u32 | name text | network text | seed i64 | dtMs f64 | sliceSteps v | durationSteps i64
 *              | engram text | started text | n v, n x (name text | size v | source u8 | recorded u8 | graded u8, since 2)
 *              | m v, m x (name text | plastic u8 | synapses v) | batch v, since 3
 *  2 spikes    step of the slice's first, after + 1 taken off | stepCount v | size v
 *              | runs (step offset, less the last run's v | population v | n v | neuron v, less the last one's, n times)
 *  3 layout    projection v | n v | n x (target z, source z, each less the last one's)
 *  4 weights   step z | projection v | number of the layout's record v | n v | n x f32
 *  5 change    as 4: weights set from outside
 *  6 state     step z | population v | recorder v | neurons v | variables v | neurons x variables x f64
 *  7 spikes in step z | population text | n v | n x neuron v
 *  8 current   step z | population text | first v | last v | pA f64 | untilStep z, less step
 *  9 signal    step z | signal text | value f64
 * 10 marker    step z | text
 * 11 progress  nothing: its after says it
 * 12 end       step z | spikes i64 | spike digest text | weight digest text
 *
 *  since version 2
 * 13 graded    as 2, then the new value of each event f32, 1 for a spike
 * 14 values    step z | population text | pattern
 * 15 imprint   step z | projection text | factor f64 | n v | same u8 | n x source pattern | n x target pattern unless same
 *              pattern: size v, size x f32
 * 16 digest    step z | projection v | synapses v | digest of the weights text
 *
 *  since version 3; of a batch a spike's neuron in 2, 7 and 13 is neuron * batch + row
 * 17 current   as 8, then row v: into one row of a batch
 * 18 values    as 14, then row v: shown in one row of a batch
 * 19 reset     step z
 * 20 pulse     as 9: added to the signal
 * </pre>
 */
final class JournalFormat {
    static final int VERSION = 3;
    /** The first version, which lacks kinds 13 to 16. */
    static final int OLDEST_READ = 1;
    /** The second version, whose runs have one input. */
    static final int LAST_WITHOUT_BATCH = 2;
    /** "ENGR". */
    static final int MAGIC = 0x52474E45;

    static final int KIND = 0;
    static final int FLAGS = 1;
    static final int NUMBER = 2;
    static final int LENGTH = 6;
    static final int AFTER = 10;
    static final int PAYLOAD = 18;
    static final int CRC_BYTES = 4;

    static final int FIRST_PART = 1;
    static final int LAST_PART = 2;
    /** The most payload in one record. */
    static final int PART_BYTES = 1 << 20;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private JournalFormat() {}

    static int int32(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    static void int32(byte[] bytes, int at, int value) {
        INTS.set(bytes, at, value);
    }

    static long int64(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    static void int64(byte[] bytes, int at, long value) {
        LONGS.set(bytes, at, value);
    }

    /** CRC32C of the first {@code length} bytes. */
    static int crc(CRC32C crc, byte[] bytes, int length) {
        crc.reset();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
