package io.engram.examples;

import io.engram.runtime.network.SpecException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of bytes in LeCun's IDX format, plain or compressed by gzip: big-endian, a magic number {@code 0x000008} with the
 * number of dimensions, the size of each, then the bytes, the last dimension fastest.
 *
 * <pre>
 *   images  | 0x00000803 | count | rows | columns | count x rows x columns bytes |
 *   labels  | 0x00000801 | count |                  count bytes                  |
 * </pre>
 *
 * @param file where it was read, for sentences about it
 * @param sizes of the dimensions, the first counts the items
 * @param bytes of all items; nobody writes them
 */
record IdxFile(Path file, int[] sizes, byte[] bytes) {
    private static final int BYTES = 0x0800;
    private static final int MOST_BYTES = 1 << 30;

    /** Images of one size. */
    static IdxFile images(Path file) {
        return read(file, 3, "images");
    }

    /** Labels. */
    static IdxFile labels(Path file) {
        return read(file, 1, "labels");
    }

    private static IdxFile read(Path file, int dimensions, String what) {
        ByteBuffer all = ByteBuffer.wrap(content(file));
        int header = Integer.BYTES * (1 + dimensions);
        if (all.remaining() < header) {
            throw refused(file, "has " + all.remaining() + " bytes", "must begin with the " + header + " of " + what);
        }
        int magic = all.getInt();
        if (magic != (BYTES | dimensions)) {
            throw refused(
                    file,
                    String.format("begins with 0x%08x", magic),
                    String.format("must be 0x%08x, IDX %s of bytes", BYTES | dimensions, what));
        }
        int[] sizes = new int[dimensions];
        long bytes = 1;
        for (int d = 0; d < dimensions; d++) {
            sizes[d] = all.getInt();
            if (sizes[d] < 1 || sizes[d] > MOST_BYTES / bytes) {
                throw refused(file, "has " + sizes[d] + " as size " + d, "must be at least 1, and all at most 1 GiB");
            }
            bytes *= sizes[d];
        }
        if (all.remaining() != bytes) {
            throw refused(
                    file,
                    "has " + all.remaining() + " bytes after its header",
                    "must be " + bytes + ", of " + sizes[0] + " " + what);
        }
        byte[] items = new byte[(int) bytes];
        all.get(items);
        return new IdxFile(file, sizes, items);
    }

    /** Bytes that begin as gzip does are taken to be that, whatever the file is called. */
    private static byte[] content(Path file) {
        try {
            byte[] raw = Files.readAllBytes(file);
            boolean zipped = raw.length > 1 && (raw[0] & 0xff) == 0x1f && (raw[1] & 0xff) == 0x8b;
            if (!zipped) {
                return raw;
            }
            try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(raw))) {
                return unzipped.readAllBytes();
            } catch (EOFException | ZipException e) {
                throw new SpecException(file + " is damaged: not whole gzip (" + e.getMessage() + ")", e);
            }
        } catch (IOException e) {
            throw new SpecException(file + " cannot be read: " + e, e);
        }
    }

    private static SpecException refused(Path file, String found, String allowed) {
        return new SpecException(file + " " + found + "; " + allowed);
    }

    /** Items. */
    int count() {
        return sizes[0];
    }

    /** Bytes an item. */
    int itemBytes() {
        return bytes.length / sizes[0];
    }

    /** Byte {@code k} of item {@code item}, from 0 to 255. */
    int at(int item, int k) {
        return bytes[item * itemBytes() + k] & 0xff;
    }
}
