package io.engram.recorder;

import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import java.io.BufferedWriter;
import java.io.Flushable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes the recorded spikes as CSV, {@code time_ms,population,neuron}, a line a spike in the order step, population,
 * neuron; where graded units were recorded a fourth column holds their new {@code value}, and of a batch one its {@code
 * row}. A run and its replay give the same bytes. Replaces a file that is there.
 */
public final class SpikeCsvSink implements Sink, Flushable {
    private final Path file;
    private final Path written;
    private Optional<BufferedWriter> writer = Optional.empty();
    private StepTime time = new StepTime(1);
    private List<String> populations = List.of();
    private boolean graded;
    private boolean batched;

    private SpikeCsvSink(Path file, Path written) {
        this.file = file;
        this.written = written;
    }

    /** Into {@code file}, whose folder is made if it is missing. */
    public static SpikeCsvSink to(Path file) {
        return to(file, file);
    }

    /** Into {@code written}, which is to become {@code file}. */
    static SpikeCsvSink to(Path file, Path written) {
        return new SpikeCsvSink(file, written);
    }

    @Override
    public void open(RunHeader header) {
        time = new StepTime(header.dtMs());
        populations = header.populations().stream()
                .map(population -> quoted(population.name()))
                .toList();
        try {
            Files.createDirectories(written.toAbsolutePath().getParent());
            writer = Optional.of(Files.newBufferedWriter(written, StandardCharsets.UTF_8));
            graded = header.populations().stream().anyMatch(p -> p.recorded() && p.graded());
            batched = header.batch() > 1;
            writer.get().write("time_ms,population,neuron" + (graded ? ",value" : "") + (batched ? ",row\n" : "\n"));
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private static String quoted(String name) {
        boolean plain = name.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void spikes(SpikeFrame frame) {
        BufferedWriter out = writer.orElseThrow();
        try {
            for (int k = 0; k < frame.size(); k++) {
                out.write(time.text(frame.firstStep() + frame.stepOffset(k)));
                out.write(',');
                out.write(populations.get(frame.population(k)));
                out.write(',');
                out.write(Integer.toString(frame.neuron(k)));
                if (graded) {
                    out.write(',');
                    out.write(Float.toString(frame.value(k)));
                }
                if (batched) {
                    out.write(',');
                    out.write(Integer.toString(frame.row(k)));
                }
                out.write('\n');
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    @Override
    public void flush() {
        try {
            writer.orElseThrow().flush();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    @Override
    public void close() {
        try {
            if (writer.isPresent()) {
                writer.get().close();
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private UncheckedIOException failed(IOException failure) {
        return new UncheckedIOException(
                "the spikes could not be written to " + file + ": " + Reason.of(failure), failure);
    }
}
