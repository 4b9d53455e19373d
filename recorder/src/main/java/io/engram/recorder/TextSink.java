package io.engram.recorder;

import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;
import java.io.PrintStream;
import java.util.List;

/** Prints what a run recorded for a human, a line each: {@code 12.3 ms  output 0}. Does not close the stream. */
public final class TextSink implements Sink {
    private final PrintStream out;
    private StepTime time = new StepTime(1);
    private List<RunHeader.PopulationInfo> populations = List.of();
    private List<RunHeader.ProjectionInfo> projections = List.of();

    public TextSink(PrintStream out) {
        this.out = out;
    }

    @Override
    public void open(RunHeader header) {
        time = new StepTime(header.dtMs());
        populations = header.populations();
        projections = header.projections();
    }

    private void line(long step, String text) {
        out.print(time.text(step));
        out.print(" ms  ");
        out.println(text);
    }

    @Override
    public void spikes(SpikeFrame frame) {
        for (int k = 0; k < frame.size(); k++) {
            line(
                    frame.firstStep() + frame.stepOffset(k),
                    populations.get(frame.population(k)).name() + " " + frame.neuron(k));
        }
    }

    @Override
    public void weights(WeightSnapshot snapshot) {
        double sum = 0;
        for (int k = 0; k < snapshot.size(); k++) {
            sum += snapshot.weight(k);
        }
        String mean = snapshot.size() == 0 ? "" : ", mean " + (float) (sum / snapshot.size());
        line(
                snapshot.step(),
                "weights of " + projections.get(snapshot.projection()).name() + (snapshot.change() ? " set: " : ": ")
                        + snapshot.size() + " synapses" + mean);
    }

    @Override
    public void state(StateSample sample) {
        for (int k = 0; k < sample.neurons(); k++) {
            StringBuilder values = new StringBuilder();
            for (int v = 0; v < sample.variables(); v++) {
                values.append(' ').append(sample.value(k, v));
            }
            line(
                    sample.step(),
                    "state of " + populations.get(sample.population()).name() + ", recorder " + sample.recorder()
                            + ", its neuron " + k + ":" + values);
        }
    }

    @Override
    public void input(OutsideInput input) {
        if (input instanceof OutsideInput.Spikes spikes) {
            line(spikes.step(), "from outside: spikes of " + spikes.population() + " " + spikes.neurons());
        } else if (input instanceof OutsideInput.Current current) {
            line(
                    current.step(),
                    "from outside: " + current.currentPa() + " pA into " + current.population() + " " + current.first()
                            + " to " + (current.last() - 1) + " until " + time.text(current.untilStep()) + " ms");
        } else if (input instanceof OutsideInput.Signal signal) {
            line(signal.step(), "from outside: " + signal.signal() + " = " + signal.value());
        }
    }

    @Override
    public void marker(long step, String text) {
        line(step, "mark: " + text);
    }

    @Override
    public void end(RunEnd end) {
        line(end.step(), "end: " + end.spikes() + " spikes, digest " + end.spikeDigest());
    }

    @Override
    public void close() {
        out.flush();
    }
}
