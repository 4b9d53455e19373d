package io.engram.bench.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that was run to its end.
 *
 * @param seconds from its start to its end
 * @param errors the end of what it printed to stderr
 */
record Subprocess(int code, String out, String errors, double seconds) {
    private static final int SHOWN_LINES = 5;
    private static final double FOREVER = 1e9;

    /** Runs it; where this process is ended first, so are it and what it started. */
    static Subprocess run(List<String> command, Map<String, String> environment) {
        return run(command, environment, FOREVER);
    }

    /** The same; it is ended once it has taken {@code patienceSeconds}. */
    static Subprocess run(List<String> command, Map<String, String> environment, double patienceSeconds) {
        Path errors = temporary();
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            long begunNanos = System.nanoTime();
            Process process = builder.start();
            process.getOutputStream().close();
            Thread ender = new Thread(() -> end(process));
            Runtime.getRuntime().addShutdownHook(ender);
            process.onExit()
                    .orTimeout((long) (patienceSeconds * 1e3), TimeUnit.MILLISECONDS)
                    .exceptionally(late -> end(process));
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            double seconds = (System.nanoTime() - begunNanos) / 1e9;
            removeHook(ender);
            return new Subprocess(
                    code, out, tail(new String(Files.readAllBytes(errors), StandardCharsets.UTF_8)), seconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.get(0) + " ran", e);
        } finally {
            delete(errors);
        }
    }

    /** Takes back what was to be done if this process ended; throws {@link Ended} where it does. */
    static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw new Ended(e);
        }
    }

    /**
     * With what it started: the program that Brian2 compiled outlives its interpreter. By its handle, for the process itself
     * would close the stream that is being read.
     */
    private static Process end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.toHandle().destroy();
        return process;
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("engram-bench", ".err");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String tail(String text) {
        List<String> lines = text.strip().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    /**
     * The last line of JSON that it printed, as what it measured; what other lines it printed are not ours. Throws a
     * {@link RunFailure} where it failed or printed none.
     */
    Measured measured(String who) {
        if (code != 0) {
            throw new RunFailure(who + " ended with code " + code + ": " + errors);
        }
        String line = out.lines()
                .filter(text -> text.startsWith("{"))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new RunFailure(who + " printed no result: " + errors));
        try {
            return Measured.parse(line).withProcessSeconds(seconds);
        } catch (IllegalArgumentException e) {
            throw new RunFailure(who + " printed " + e.getMessage());
        }
    }

    /** A run that failed; the message is a sentence. */
    static final class RunFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RunFailure(String sentence) {
            super(sentence);
        }
    }

    /** This process is being ended, by Ctrl-C for example: nothing more is to be run, or said. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended(IllegalStateException cause) {
            super(cause);
        }
    }
}
