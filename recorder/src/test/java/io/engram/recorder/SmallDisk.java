package io.engram.recorder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A disk that is full whenever a test says so. */
final class SmallDisk implements Disk {
    private int left = Integer.MAX_VALUE;
    private int promises;

    void fill() {
        left = 0;
    }

    /** It keeps so many promises yet. */
    void fillAfter(int more) {
        left = more;
    }

    /** How often space was promised. */
    int promises() {
        return promises;
    }

    @Override
    public long freeBytes(Path folder) {
        return left == 0 ? 100 << 10 : 1L << 40;
    }

    @Override
    public void allocate(FileChannel file, long from, long to) throws IOException {
        if (left == 0) {
            throw new IOException("No space left on device");
        }
        left--;
        promises++;
        Disk.super.allocate(file, from, to);
    }
}
