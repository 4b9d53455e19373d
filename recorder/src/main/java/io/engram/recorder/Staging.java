package io.engram.recorder;

import io.engram.runtime.network.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run directory that is being made: a hidden neighbour of the final one, which gets its name in one step when the header
 * is on the disk. A process that dies before leaves the neighbour only, and the next start beside it removes that.
 *
 * @param target the final directory
 * @param folder the hidden one
 */
record Staging(Path target, Path folder) {
    private static final Pattern NAME = Pattern.compile("\\..+\\.starting-(\\d+)-\\d+");
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Makes the hidden folder. Refuses a target that holds anything. */
    static Staging begin(Path directory) {
        Path target = directory.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new SpecException("run directory " + target + " is the root of the disk; name a new directory");
        }
        refuseUnlessEmpty(target);
        try {
            Files.createDirectories(parent);
            removeStale(parent);
            String name = "." + target.getFileName() + ".starting-"
                    + ProcessHandle.current().pid() + "-" + COUNT.getAndIncrement();
            Path folder = parent.resolve(name);
            delete(folder);
            return new Staging(target, Files.createDirectory(folder));
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "run directory " + target + " cannot be made: " + Reason.of(failure), failure);
        }
    }

    private static void refuseUnlessEmpty(Path target) {
        if (Files.notExists(target)) {
            return;
        }
        if (new RunFiles(target).holdsRun()) {
            throw new SpecException(
                    "run directory " + target + " already holds a run; name a new directory or remove this one first");
        }
        if (!Files.isDirectory(target)) {
            throw new SpecException("run directory " + target + " is a file; name a new directory");
        }
        try (Stream<Path> inside = Files.list(target)) {
            if (inside.findAny().isPresent()) {
                throw new SpecException("run directory " + target + " is not empty; name a new directory");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("run directory " + target + " cannot be read: " + failure, failure);
        }
    }

    /** Gives the folder its final name. */
    void finish() {
        try {
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException failure) {
            throw new UncheckedIOException("run directory " + target + " cannot be made in one step", failure);
        } catch (FileSystemException failure) {
            // Somebody was faster.
            refuseUnlessEmpty(target);
            throw new UncheckedIOException(
                    "run directory " + target + " cannot be made: " + Reason.of(failure), failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "run directory " + target + " cannot be made: " + Reason.of(failure), failure);
        }
    }

    /** Takes back what {@link #begin} made. */
    void abandon() {
        try {
            delete(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("folder " + folder + " cannot be removed: " + failure, failure);
        }
    }

    private static void removeStale(Path parent) throws IOException {
        List<Path> inside;
        try (Stream<Path> all = Files.list(parent)) {
            inside = all.toList();
        }
        for (Path path : inside) {
            Matcher name = NAME.matcher(path.getFileName().toString());
            if (name.matches() && !alive(Long.parseLong(name.group(1)))) {
                delete(path);
            }
        }
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> all = Files.walk(folder)) {
            inside = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.deleteIfExists(path);
        }
    }
}
