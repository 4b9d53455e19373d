package io.engram.recorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells readers that a run is being written: a file in its directory that the writer holds locked and removes when it
 * closes the journal. The system gives the lock back when the process dies, in whatever way.
 */
final class WritingLock {
    /** Those of this process: looking at them as at another's would give them back, as closing any channel does. */
    private static final Set<Object> OWN = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private final Object key;

    private WritingLock(FileChannel channel, Object key) {
        this.channel = channel;
        this.key = key;
    }

    /** Takes the lock of a run that is new; its directory may be renamed while it is held. */
    static WritingLock take(RunFiles run) {
        Path file = run.writing();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            WritingLock taken = new WritingLock(channel, key(file));
            OWN.add(taken.key);
            channel.lock();
            return taken;
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be made: " + Reason.of(failure), failure);
        }
    }

    /** Whether somebody writes the run. */
    static synchronized boolean isHeld(RunFiles run) {
        Path file = run.writing();
        try {
            return OWN.contains(key(file)) || isLocked(file);
        } catch (NoSuchFileException closed) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be read: " + Reason.of(failure), failure);
        }
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock free = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return free == null;
        } catch (OverlappingFileLockException ours) {
            return true;
        }
    }

    private static Object key(Path file) throws IOException {
        return Objects.requireNonNullElse(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey(), file);
    }

    /** Gives the lock back and removes its file, if that is still the one. */
    void release(RunFiles run) {
        try (channel) {
            if (key.equals(key(run.writing()))) {
                Files.delete(run.writing());
            }
        } catch (IOException failure) {
            // The directory was removed, or is read-only by now: a file that nobody holds says the same as none.
        } finally {
            OWN.remove(key);
        }
    }
}
