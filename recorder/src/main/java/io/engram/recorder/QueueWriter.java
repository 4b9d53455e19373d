package io.engram.recorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Appends documents to a queue. Belongs to the thread that opened it. Every failure of the disk becomes one {@link
 * UncheckedIOException} that names the journal; a document that failed half-way is rolled back.
 */
final class QueueWriter implements RecordWriter.Output, AutoCloseable {
    /** Space on the disk is looked at after so many bytes: a full disk under a mapped file would kill the JVM. */
    private static final long LOOK_EVERY_BYTES = 8L << 20;

    private static final long LEAST_FREE_BYTES = 64L << 20;

    private final Path journal;
    private final FreeSpace freeSpace;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private long sinceLook;

    /** How many bytes the disk of a folder still takes. */
    interface FreeSpace {
        long bytes(Path folder) throws IOException;
    }

    QueueWriter(Path journal, Queues queues, FreeSpace freeSpace) {
        this.journal = journal;
        this.freeSpace = freeSpace;
        look();
        try {
            queue = queues.forWriting(journal);
            appender = queue.createAppender();
        } catch (RuntimeException | LinkageError failure) {
            throw failed("opened for writing", failure);
        }
    }

    @Override
    public void write(byte[] bytes, int length) {
        sinceLook += length;
        if (sinceLook >= LOOK_EVERY_BYTES) {
            sinceLook = 0;
            look();
        }
        try (DocumentContext document = appender.writingDocument()) {
            try {
                document.wire().bytes().write(bytes, 0, length);
            } catch (RuntimeException | Error failure) {
                document.rollbackOnClose();
                throw failure;
            }
        } catch (RuntimeException | InternalError failure) {
            throw failed("written", failure);
        }
    }

    private void look() {
        try {
            long free = freeSpace.bytes(journal);
            if (free < LEAST_FREE_BYTES) {
                throw new IOException("the disk has " + (free >> 20) + " MiB left, the journal needs at least "
                        + (LEAST_FREE_BYTES >> 20));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "the journal " + journal + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    /** Everything written is on the disk when this returns. */
    void sync() {
        try {
            appender.sync();
        } catch (RuntimeException | InternalError failure) {
            throw failed("brought to the disk", failure);
        }
    }

    @Override
    public void close() {
        try {
            queue.close();
        } catch (RuntimeException | InternalError failure) {
            throw failed("closed", failure);
        }
    }

    private UncheckedIOException failed(String what, Throwable failure) {
        return new UncheckedIOException(
                "the journal " + journal + " could not be " + what + ": " + failure, new IOException(failure));
    }
}
