package io.engram.recorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Appends documents to a queue. Belongs to the thread that opened it. Every failure of the disk becomes one {@link
 * UncheckedIOException} that names the journal; a document that failed half-way is rolled back, and one for which there is
 * no room is not begun.
 */
final class QueueWriter implements RecordWriter.Output, AutoCloseable {
    /** A new file's first pages and its first document, which no one can promise before there is a file. */
    private static final long NEW_FILE_BYTES = 2L << 20;

    /** Kept back for what is said last, so that a full disk cannot keep a journal from ending. */
    private static final long LAST_WORDS_BYTES = 64 << 10;

    private static final long LOOK_EVERY_NANOS = 200_000_000L;

    private final Path journal;
    private final Disk disk;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private Optional<JournalFile> file = Optional.empty();
    private int cycle;
    private long position;
    private long lastLookNanos;
    private boolean ending;
    private boolean broken;

    QueueWriter(Path journal, Queues queues, Disk disk) {
        this.journal = journal;
        this.disk = disk;
        lastLookNanos = System.nanoTime();
        try {
            roomForAFile();
            queue = queues.forWriting(journal);
            appender = queue.createAppender();
        } catch (Exception | LinkageError failure) {
            // Chronicle throws checked exceptions that it does not declare, hence Exception here and below.
            throw failed("opened for writing", failure);
        }
    }

    @Override
    public void write(byte[] bytes, int length) {
        if (broken) {
            throw new IllegalStateException("the journal " + journal + " is broken");
        }
        room(length);
        try (DocumentContext document = appender.writingDocument()) {
            try {
                document.wire().bytes().write(bytes, 0, length);
                position = document.wire().bytes().writePosition();
            } catch (RuntimeException | Error failure) {
                document.rollbackOnClose();
                throw failure;
            }
        } catch (Exception | InternalError failure) {
            broken = true;
            throw failed("written", failure);
        }
        if (file.isEmpty()) {
            openFile();
        }
    }

    /** From here on what was kept back may be used. */
    void lastWords() {
        ending = true;
    }

    /** Whether it cannot be written any more, not even last words. */
    boolean broken() {
        return broken;
    }

    private void room(int length) {
        try {
            if (file.isPresent() && queue.cycle() != cycle) {
                closeFile();
            }
            if (file.isEmpty()) {
                roomForAFile();
            } else {
                file.get().promise(position + length + (ending ? 0 : LAST_WORDS_BYTES));
            }
        } catch (IOException failure) {
            throw failed("written", failure);
        }
    }

    private void roomForAFile() throws IOException {
        if (!Files.isDirectory(journal)) {
            throw gone();
        }
        long free = disk.freeBytes(journal);
        if (free < NEW_FILE_BYTES) {
            throw new IOException(
                    "the disk has " + (free >> 10) + " KiB left, a new file needs " + (NEW_FILE_BYTES >> 10));
        }
    }

    private void openFile() {
        try {
            cycle = appender.cycle();
            file = Optional.of(new JournalFile(appender.currentFile().toPath(), disk, position));
            file.get().promise(position + LAST_WORDS_BYTES);
        } catch (IOException failure) {
            broken = true;
            throw failed("written", failure);
        }
    }

    private void closeFile() throws IOException {
        if (file.isPresent()) {
            file.get().close();
            file = Optional.empty();
        }
    }

    /** To be called now and then: looks a few times a second whether the journal is where it was. */
    void lookAround(long nowNanos) {
        if (nowNanos - lastLookNanos >= LOOK_EVERY_NANOS) {
            lastLookNanos = nowNanos;
            look();
        }
    }

    /** A mapped file takes what is written to it even when its folder was removed, so one has to look. */
    private void look() {
        try {
            if (file.isPresent() && !file.get().isThere()) {
                broken = true;
                throw gone();
            }
        } catch (IOException failure) {
            throw failed("written", failure);
        }
    }

    private UncheckedIOException gone() {
        String sentence = "the journal " + journal + " is gone: its folder was removed or renamed while it was written";
        return new UncheckedIOException(sentence, new IOException(sentence));
    }

    /** Everything written is on the disk when this returns. */
    void sync() {
        look();
        try {
            appender.sync();
        } catch (Exception | InternalError failure) {
            throw failed("brought to the disk", failure);
        }
    }

    @Override
    public void close() {
        try {
            closeFile();
            queue.close();
        } catch (Exception | InternalError failure) {
            throw failed("closed", failure);
        }
    }

    private UncheckedIOException failed(String what, Throwable failure) {
        if (failure instanceof UncheckedIOException known) {
            return known;
        }
        return new UncheckedIOException(
                "the journal " + journal + " could not be " + what + ": " + Reason.of(failure),
                new IOException(failure));
    }
}
