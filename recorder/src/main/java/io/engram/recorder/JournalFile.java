package io.engram.recorder;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * The file of a queue that is being written, and how much of it the disk has promised. A page that a full disk cannot take
 * tears the record that was written to it through the mapping, whereas a plain write fails in words: so what is ahead of
 * the records is written first, as it is. Belongs to the thread that writes.
 */
final class JournalFile implements AutoCloseable {
    /** The queue's own index pages may follow a document. */
    private static final long INDEX_BYTES = 128 << 10;

    private static final long STEP_BYTES = 256 << 10;

    private final Path path;
    private final Disk disk;
    private final FileChannel channel;
    private final Object key;
    private long allocated;

    /** The file at {@code path}, written up to {@code position}; the disk has promised nothing beyond yet. */
    JournalFile(Path path, Disk disk, long position) throws IOException {
        this.path = path;
        this.disk = disk;
        channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        key = key(path);
        allocated = position;
    }

    /** Some systems have no keys: there a file that is mapped cannot be removed. */
    private static Object key(Path path) throws IOException {
        return Objects.requireNonNullElse(
                Files.readAttributes(path, BasicFileAttributes.class).fileKey(), path);
    }

    /** The disk has promised the bytes up to {@code position}, and the index pages after it, when this returns. */
    void promise(long position) throws IOException {
        if (position + INDEX_BYTES > allocated) {
            // Never longer than it is: how long a file is belongs to the queue.
            long to = Math.min(position + INDEX_BYTES + STEP_BYTES, channel.size());
            if (to < position + INDEX_BYTES) {
                throw new EOFException("its file was cut while it was written");
            }
            disk.allocate(channel, allocated, to);
            allocated = to;
        }
    }

    /** Whether it is still where it was made. */
    boolean isThere() throws IOException {
        try {
            return key.equals(key(path));
        } catch (NoSuchFileException removed) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
