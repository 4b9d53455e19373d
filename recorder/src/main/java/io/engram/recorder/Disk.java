package io.engram.recorder;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a journal asks of the disk beside mapping files; tests have one that is full when they say so. */
interface Disk {
    /** The disk of this machine. */
    Disk REAL = folder -> Files.getFileStore(folder).getUsableSpace();

    /** How many bytes the disk of a folder still takes. */
    long freeBytes(Path folder) throws IOException;

    /** Takes the bytes {@code from} to {@code to} of a file for good, by writing them as they are: zeros, mostly. */
    default void allocate(FileChannel file, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from));
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException("the file is shorter than it was");
            }
        }
        bytes.flip();
        while (bytes.hasRemaining()) {
            file.write(bytes, from + bytes.position());
        }
    }
}
