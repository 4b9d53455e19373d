package io.engram.recorder;

import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Writes a run into a new directory as a Chronicle Queue that survives a kill -9. The directory appears in one step once
 * the header is on the disk; one that holds anything is refused. Driven by one thread, to which the appender belongs.
 */
public final class Journal implements Sink {
    private static final long PROGRESS_EVERY_NANOS = 200_000_000L;

    private final Path directory;
    private final CompletableFuture<Queues> queues;
    private final Disk disk;
    private Optional<Opened> opened = Optional.empty();
    /** Something was written since the last progress record. */
    private boolean unsaid;
    /** Nothing was, but time went on. */
    private boolean silent;

    private long lastProgressNanos;

    /** What exists between {@link #open} and {@link #close}. */
    private record Opened(
            RunFiles files, WritingLock lock, QueueWriter queue, RecordWriter writer, RecordEncoder encoder) {}

    Journal(Path directory, Queues queues, Disk disk) {
        this(directory, CompletableFuture.completedFuture(queues), disk);
    }

    private Journal(Path directory, CompletableFuture<Queues> queues, Disk disk) {
        this.directory = directory;
        this.queues = queues;
        this.disk = disk;
    }

    /**
     * A journal in {@code directory}, which {@link #open} makes. Chronicle takes a while to load, and begins now: whoever
     * builds the network before has not to wait for it.
     */
    public static Journal in(Path directory) {
        return new Journal(directory, CompletableFuture.supplyAsync(Queues::daily), Disk.REAL);
    }

    /** The directory of the run. */
    public Path directory() {
        return directory;
    }

    @Override
    public void open(RunHeader header) {
        if (opened.isPresent()) {
            throw new IllegalStateException("the journal " + directory + " is open already");
        }
        Staging staging = Staging.begin(directory);
        RunFiles starting = new RunFiles(staging.folder());
        RunFiles run = new RunFiles(staging.target());
        Optional<WritingLock> lock = Optional.empty();
        try {
            lock = Optional.of(WritingLock.take(starting));
            Queues ready = queues.join();
            long number = writeHeader(starting.journal(), ready, header);
            staging.finish();
            // A queue knows its files by their path, so it is opened again under the final one.
            QueueWriter queue = new QueueWriter(run.journal(), ready, disk);
            RecordWriter writer = new RecordWriter(queue, number);
            opened = Optional.of(new Opened(run, lock.get(), queue, writer, new RecordEncoder(writer, header.batch())));
            lastProgressNanos = System.nanoTime();
        } catch (RuntimeException | Error failure) {
            lock.ifPresent(taken -> taken.release(starting));
            staging.abandon();
            throw failure;
        }
    }

    private long writeHeader(Path journal, Queues ready, RunHeader header) {
        try {
            Files.createDirectory(journal);
        } catch (IOException failure) {
            throw new UncheckedIOException("folder " + journal + " cannot be made: " + Reason.of(failure), failure);
        }
        try (QueueWriter queue = new QueueWriter(journal, ready, disk)) {
            RecordWriter writer = new RecordWriter(queue, 0);
            new RecordEncoder(writer, header.batch()).header(header);
            queue.sync();
            return writer.number();
        }
    }

    @Override
    public void spikes(SpikeFrame frame) {
        Opened open = opened();
        // The slices before have been delivered whole; so the journal's index is exact however seldom progress comes.
        open.writer().after(frame.firstStep() - 1);
        open.encoder().spikes(frame);
        unsaid = true;
    }

    @Override
    public void weights(WeightSnapshot snapshot) {
        opened().encoder().weights(snapshot);
        unsaid = true;
    }

    @Override
    public void weightDigest(long step, int projection, long synapses, String digest) {
        opened().encoder().weightDigest(step, projection, synapses, digest);
    }

    @Override
    public void state(StateSample sample) {
        opened().encoder().state(sample);
        unsaid = true;
    }

    @Override
    public void input(OutsideInput input) {
        opened().encoder().input(input);
        unsaid = true;
    }

    @Override
    public void marker(long step, String text) {
        opened().encoder().marker(step, text);
        unsaid = true;
    }

    /** Writes it down if anything came since the last one, else five times a second, so that silence costs nothing. */
    @Override
    public void progress(long step) {
        Opened open = opened();
        if (step <= open.writer().after() && !unsaid) {
            return;
        }
        open.writer().after(step);
        long now = System.nanoTime();
        open.queue().lookAround(now);
        if (unsaid || now - lastProgressNanos >= PROGRESS_EVERY_NANOS) {
            open.encoder().progress();
            lastProgressNanos = now;
            unsaid = false;
            silent = false;
        } else {
            silent = true;
        }
    }

    @Override
    public void end(RunEnd end) {
        Opened open = opened();
        open.queue().lastWords();
        open.writer().after(end.step());
        open.encoder().end(end);
        open.queue().sync();
        unsaid = false;
        silent = false;
    }

    /** Also says how far the run came, if it was not said. */
    @Override
    public void close() {
        if (opened.isEmpty()) {
            return;
        }
        Opened open = opened.get();
        opened = Optional.empty();
        try (QueueWriter queue = open.queue()) {
            if ((silent || unsaid) && !queue.broken()) {
                queue.lastWords();
                open.encoder().progress();
                queue.sync();
            }
        } finally {
            open.lock().release(open.files());
        }
    }

    private Opened opened() {
        return opened.orElseThrow(() -> new IllegalStateException("the journal " + directory + " is not open"));
    }
}
