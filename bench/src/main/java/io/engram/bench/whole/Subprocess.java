package io.engram.bench.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process that was run to its end.
 *
 * @param seconds from its start to its end
 * @param errors the end of what it printed to stderr
 */
record Subprocess(int code, String out, String errors, double seconds) {
    private static final int SHOWN_LINES = 5;

    /** Runs it; where this process is ended first, so are it and what it started. */
    static Subprocess run(List<String> command, Map<String, String> environment) {
        Path errors = temporary();
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            long begunNanos = System.nanoTime();
            Process process = builder.start();
            process.getOutputStream().close();
            Thread ender = new Thread(() -> end(process));
            Runtime.getRuntime().addShutdownHook(ender);
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            double seconds = (System.nanoTime() - begunNanos) / 1e9;
            Runtime.getRuntime().removeShutdownHook(ender);
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

    /** With what it started: the program that Brian2 compiled outlives its interpreter. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
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
}
