package io.engram.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Where results are printed. A {@link PrintStream} keeps to itself that nobody takes them any more, so this throws what the
 * stream does not catch: a full disk ends the command with a sentence, a reader that has left ends it at once.
 */
final class StandardOutput extends OutputStream {
    /** Whoever reads has seen enough, as {@code head} does: no failure of ours. */
    static final class Left extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        Left(IOException failure) {
            super("nobody reads the output any more", failure);
        }
    }

    private final OutputStream to;

    StandardOutput(OutputStream to) {
        this.to = to;
    }

    /** That of the process. */
    static PrintStream open() {
        return print(new FileOutputStream(FileDescriptor.out));
    }

    static PrintStream print(OutputStream to) {
        return new PrintStream(
                new BufferedOutputStream(new StandardOutput(to), 1 << 16), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            to.write(bytes, from, length);
        } catch (IOException failure) {
            // No JDK tells them apart but by the system's words.
            throw String.valueOf(failure.getMessage()).contains("Broken pipe")
                    ? new Left(failure)
                    : new UncheckedIOException("the output cannot be written: " + failure.getMessage(), failure);
        }
    }
}
