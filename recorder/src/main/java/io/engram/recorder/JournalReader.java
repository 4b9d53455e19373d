package io.engram.recorder;

import io.engram.runtime.network.Names;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Opens the run in a directory and reads it: finished, cut off by a kill -9, or still being written by another process.
 * What a kill left of a slice is not shown. One thread at a time. Throws {@link SpecException} where there is no run, where
 * its format is another version's and where its bytes are damaged.
 */
public final class JournalReader implements AutoCloseable {
    private final RunFiles files;
    private final Documents documents;
    private final RecordScan scan;
    private final RunHeader header;
    private Optional<RunEnd> end = Optional.empty();
    private long lastStep;

    private JournalReader(RunFiles files, Documents documents) {
        this.files = files;
        this.documents = documents;
        scan = new RecordScan(documents);
        header = scan.header();
        refresh();
    }

    /** Opens the run in {@code directory}. */
    public static JournalReader open(Path directory) {
        RunFiles files = new RunFiles(directory);
        if (!Files.isDirectory(directory)) {
            throw new SpecException(
                    Files.exists(directory)
                            ? "run directory " + directory + " is a file; name the directory that engram run wrote"
                            : "run directory " + directory + " does not exist");
        }
        if (!files.holdsRun()) {
            throw new SpecException("directory " + directory + " holds no run: there is no folder \"journal\" in it");
        }
        Documents documents = Documents.open(files.journal());
        try {
            return new JournalReader(files, documents);
        } catch (RuntimeException | Error failure) {
            documents.close();
            throw failure;
        }
    }

    /** Looks at what was written since it was opened or last refreshed. */
    public void refresh() {
        documents.refresh();
        scan.refresh();
        lastStep = scan.lastStep();
        end = scan.end();
    }

    /** Where things are. */
    public RunFiles files() {
        return files;
    }

    /** What was run. */
    public RunHeader header() {
        return header;
    }

    /** Whether the run ended as it should. */
    public boolean complete() {
        return end.isPresent();
    }

    /** The last step of the last whole slice. */
    public long lastStep() {
        return lastStep;
    }

    /** How the run ended, if it did. */
    public Optional<RunEnd> end() {
        return end;
    }

    /**
     * Hands what was recorded in the steps {@code fromStep} to {@code toStep}, both included, to {@code sink}, in the order
     * in which it was written; no more than up to {@link #lastStep}. Of the sink it calls neither open nor end nor close.
     */
    public void replay(long fromStep, long toStep, Sink sink) {
        playhead(fromStep, Math.min(toStep, lastStep)).play(records(), lastStep, sink, () -> false);
    }

    /** Whether somebody writes the run: a thread of this process, or another process that lives. */
    public boolean beingWritten() {
        return WritingLock.isHeld(files);
    }

    /** Looks at what was written since; false if that was all. */
    boolean goesOn() {
        // In this order: what was written before the writer left is seen.
        boolean written = beingWritten();
        refresh();
        return written && !complete();
    }

    Playhead playhead(long fromStep, long toStep) {
        return new Playhead(scan, fromStep, toStep);
    }

    /** How many records there are. */
    long records() {
        return scan.records();
    }

    /**
     * How many of them are of slices that are over. What comes at the last whole step, or after it, waits for the next record
     * that says that a later step is whole; but that this one is, is known.
     */
    long wholeRecords() {
        long whole = scan.firstAfter(lastStep);
        while (whole < records() && scan.kind(whole) == RecordKind.PROGRESS) {
            whole++;
        }
        return whole;
    }

    /** The weights of a projection that the run recorded, in their order. */
    public List<StoredWeights> weightSnapshots(String projection) {
        return new WeightScan(documents, scan).find(projection(projection), lastStep);
    }

    private int projection(String name) {
        List<String> names = header.projections().stream()
                .map(RunHeader.ProjectionInfo::name)
                .toList();
        if (!names.contains(name)) {
            throw new SpecException(Names.unknown("projection", name, names));
        }
        return names.indexOf(name);
    }

    /** What the run recorded, counted; rates from {@code fromStep} on. Reads all of the journal. */
    public JournalSummary summary(long fromStep) {
        return JournalSummary.of(this, records(), scan.bytes(), fromStep);
    }

    /** As {@link #summary(long)}, rates over the whole run. */
    public JournalSummary summary() {
        return summary(1);
    }

    @Override
    public void close() {
        documents.close();
    }
}
