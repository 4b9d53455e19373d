package io.engram.recorder;

import io.engram.runtime.network.SpecException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/**
 * The documents of a journal's queue by number from 0, through all its files; reads only, also while another process
 * writes. How many there are is found by looking for them: what a queue says of its own end is wrong once a file was cut.
 */
final class Documents implements AutoCloseable {
    /** Documents of one file: the first has number {@code first} and the queue's index {@code index}. */
    record File(long index, long first, long count) {}

    private final Path journal;
    private final SingleChronicleQueue queue;
    private final DocumentTail probe;
    private List<File> files = List.of();
    private long count;

    private Documents(Path journal, SingleChronicleQueue queue) {
        this.journal = journal;
        this.queue = queue;
        probe = new DocumentTail(this, queue.createTailer());
    }

    /** Opens the queue in the folder {@code journal}. */
    static Documents open(Path journal) {
        if (Files.notExists(journal.resolve("metadata.cq4t"))) {
            throw new SpecException("the journal " + journal + " is damaged: its file metadata.cq4t is missing");
        }
        mendCutFiles(journal);
        try {
            Documents documents = new Documents(journal, Queues.daily().forReading(journal));
            documents.refresh();
            return documents;
        } catch (SpecException known) {
            throw known;
        } catch (Exception | InternalError failure) {
            // Chronicle throws checked exceptions that it does not declare, hence Exception.
            throw Files.isDirectory(journal)
                    ? new SpecException(
                            "the journal " + journal + " is damaged and cannot be opened: " + failure, failure)
                    : gone(journal);
        }
    }

    /**
     * Gives files that were cut their length again, filled with nothing: a mapping that reaches beyond the end of its file
     * kills the JVM.
     */
    private static void mendCutFiles(Path journal) {
        try (Stream<Path> inside = Files.list(journal)) {
            List<Path> files =
                    inside.filter(file -> file.toString().endsWith(".cq4")).toList();
            if (files.isEmpty()) {
                throw new SpecException("the journal " + journal + " is damaged: it has no .cq4 file");
            }
            for (Path file : files) {
                long length = Files.size(file);
                if (length == 0) {
                    throw new SpecException(
                            "the journal " + journal + " is damaged: " + file.getFileName() + " is empty");
                }
                if (length != Queues.wholeLength(length)) {
                    mend(file, length);
                }
            }
        } catch (IOException failure) {
            throw new SpecException("the journal " + journal + " cannot be read: " + failure, failure);
        }
    }

    private static void mend(Path file, long length) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(Queues.wholeLength(length));
        }
    }

    /** Looks for what was written since the last time. */
    void refresh() {
        try {
            lookForMore();
        } catch (IllegalStateException failure) {
            throw Files.isDirectory(journal) ? failure : gone(journal);
        }
        if (!Files.isDirectory(journal)) {
            throw gone(journal);
        }
    }

    private static SpecException gone(Path journal) {
        return new SpecException(
                "the journal " + journal + " is gone: its folder was removed or renamed while it was read");
    }

    private void lookForMore() {
        queue.refreshDirectoryListing();
        List<File> found = new ArrayList<>();
        count = 0;
        for (long cycle : queue.listCyclesBetween(queue.firstCycle(), queue.lastCycle())) {
            long index = queue.rollCycle().toIndex((int) cycle, 0);
            long known = files.stream()
                    .filter(file -> file.index() == index)
                    .mapToLong(File::count)
                    .findFirst()
                    .orElse(0);
            File file = new File(index, count, countFrom(index, known));
            found.add(file);
            count += file.count();
        }
        files = List.copyOf(found);
    }

    private long countFrom(long index, long known) {
        long there = known;
        long jump = 1;
        while (probe.exists(index + there + jump - 1)) {
            there += jump;
            jump *= 2;
        }
        while (jump > 1) {
            jump /= 2;
            if (probe.exists(index + there + jump - 1)) {
                there += jump;
            }
        }
        return there;
    }

    long count() {
        return count;
    }

    /** The file that holds the document {@code number}. */
    File file(long number) {
        for (File file : files) {
            if (number >= file.first() && number < file.first() + file.count()) {
                return file;
            }
        }
        throw new DamagedRecordException("it is not there");
    }

    /** A reader of its own position. */
    DocumentTail tail() {
        return new DocumentTail(this, queue.createTailer());
    }

    Path journal() {
        return journal;
    }

    @Override
    public void close() {
        queue.close();
    }
}
