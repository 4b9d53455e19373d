package io.engram.recorder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words rather than in class names. */
final class Reason {
    private Reason() {}

    static String of(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (failure instanceof AccessDeniedException denied) {
            return "permission denied for " + denied.getFile();
        }
        if (failure instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason() + " (" + named.getFile() + ")";
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    static String of(Throwable failure) {
        if (failure instanceof IOException known) {
            return of(known);
        }
        // What the JVM makes of a page of a mapped file that the disk did not take or give.
        return failure instanceof InternalError
                ? "the disk is full or failed, or the file was cut"
                : failure.toString();
    }
}
