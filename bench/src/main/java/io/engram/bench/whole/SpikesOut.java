package io.engram.bench.whole;

import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes recorded spikes for a peer, as numpy reads them fastest: two little-endian 32-bit numbers each, the step, from 1,
 * and the neuron. Owned by the recorder's thread.
 */
final class SpikesOut implements Sink {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int SPIKE_BYTES = 8;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    SpikesOut(Path path) {
        try {
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void spikes(SpikeFrame frame) {
        for (int k = 0; k < frame.size(); k++) {
            if (buffer.remaining() < SPIKE_BYTES) {
                flush();
            }
            buffer.putInt((int) (frame.firstStep() + frame.stepOffset(k)));
            buffer.putInt(frame.neuron(k));
        }
    }

    private void flush() {
        try {
            buffer.flip();
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            buffer.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        flush();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
