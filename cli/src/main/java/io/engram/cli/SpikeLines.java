package io.engram.cli;

import io.engram.recorder.StepTime;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import java.io.Flushable;
import java.io.PrintStream;
import java.util.List;

/** Prints spikes, {@code 12.3 output 0}: time in ms, population, neuron, of a batch also the row. Does not close the stream. */
final class SpikeLines implements Sink, Flushable {
    private final PrintStream out;
    private StepTime time = new StepTime(1);
    private List<RunHeader.PopulationInfo> populations = List.of();
    private boolean batched;

    SpikeLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void open(RunHeader header) {
        time = new StepTime(header.dtMs());
        populations = header.populations();
        batched = header.batch() > 1;
    }

    @Override
    public void spikes(SpikeFrame frame) {
        StringBuilder lines = new StringBuilder();
        for (int k = 0; k < frame.size(); k++) {
            RunHeader.PopulationInfo population = populations.get(frame.population(k));
            lines.append(time.text(frame.firstStep() + frame.stepOffset(k)))
                    .append(' ')
                    .append(population.name())
                    .append(' ')
                    .append(frame.neuron(k))
                    .append(batched ? " row " + frame.row(k) : "")
                    .append(population.graded() ? " = " + frame.value(k) : "")
                    .append('\n');
        }
        out.print(lines);
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
