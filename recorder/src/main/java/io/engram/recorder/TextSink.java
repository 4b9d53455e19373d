package io.engram.recorder;

import io.engram.runtime.network.NetworkText;
import io.engram.runtime.network.Recording;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;
import java.io.Flushable;
import java.io.PrintStream;
import java.util.List;

/** Prints what a run recorded for a human, a line each: {@code 12.3 ms  output 0}. Does not close the stream. */
public final class TextSink implements Sink, Flushable {
    private final PrintStream out;
    private StepTime time = new StepTime(1);
    private List<RunHeader.PopulationInfo> populations = List.of();
    private List<RunHeader.ProjectionInfo> projections = List.of();
    private List<Recording.States> states = List.of();
    private int batch = 1;

    public TextSink(PrintStream out) {
        this.out = out;
    }

    @Override
    public void open(RunHeader header) {
        time = new StepTime(header.dtMs());
        populations = header.populations();
        projections = header.projections();
        states = states(header);
        batch = header.batch();
    }

    private void line(long step, String text) {
        out.print(time.text(step));
        out.print(" ms  ");
        out.println(text);
    }

    @Override
    public void spikes(SpikeFrame frame) {
        for (int k = 0; k < frame.size(); k++) {
            // A spike beside graded events has a value too, which says nothing.
            RunHeader.PopulationInfo population = populations.get(frame.population(k));
            line(
                    frame.firstStep() + frame.stepOffset(k),
                    population.name() + " " + frame.neuron(k) + row(frame.row(k))
                            + (population.graded() ? " = " + frame.value(k) : ""));
        }
    }

    private String row(int row) {
        return batch == 1 ? "" : " row " + row;
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
    public void weightDigest(long step, int projection, long synapses, String digest) {
        line(
                step,
                "weights of " + projections.get(projection).name() + ": " + synapses + " synapses, digest " + digest);
    }

    /** What the state recorders look at; none where the network's text names a model that is not registered here. */
    private static List<Recording.States> states(RunHeader header) {
        try {
            return NetworkText.parse(header.networkText()).recording().states();
        } catch (SpecException unknown) {
            return List.of();
        }
    }

    @Override
    public void state(StateSample sample) {
        boolean named = sample.recorder() < states.size();
        String population = populations.get(sample.population()).name();
        for (int k = 0; k < sample.neurons(); k++) {
            StringBuilder values = new StringBuilder();
            for (int v = 0; v < sample.variables(); v++) {
                values.append(' ');
                if (named) {
                    values.append(states.get(sample.recorder()).variables().get(v))
                            .append(" = ");
                }
                values.append(sample.value(k, v));
            }
            String neuron = named
                    ? population + " " + states.get(sample.recorder()).neurons()[k / batch]
                    : "state of " + population + ", recorder " + sample.recorder() + ", its neuron " + k / batch;
            line(sample.step(), neuron + row(k % batch) + ":" + values);
        }
    }

    private List<?> entries(List<Integer> entries) {
        return batch == 1
                ? entries
                : entries.stream().map(e -> e / batch + row(e % batch)).toList();
    }

    @Override
    public void input(OutsideInput input) {
        if (input instanceof OutsideInput.Spikes spikes) {
            line(spikes.step(), "from outside: spikes of " + spikes.population() + " " + entries(spikes.neurons()));
        } else if (input instanceof OutsideInput.Current current) {
            line(
                    current.step(),
                    "from outside: " + current.currentPa() + " pA into " + current.population() + " " + current.first()
                            + " to " + (current.last() - 1)
                            + (current.row() == OutsideInput.ALL_ROWS ? "" : row(current.row())) + " until "
                            + time.text(current.untilStep()) + " ms");
        } else if (input instanceof OutsideInput.Signal signal) {
            line(signal.step(), "from outside: " + signal.signal() + (signal.adds() ? " += " : " = ") + signal.value());
        } else if (input instanceof OutsideInput.Reset reset) {
            line(reset.step(), "from outside: reset");
        } else if (input instanceof OutsideInput.Values values) {
            line(
                    values.step(),
                    "from outside: " + values.population() + " shows a pattern of "
                            + values.values().size() + " values"
                            + (values.row() == OutsideInput.ALL_ROWS ? "" : "," + row(values.row())));
        } else if (input instanceof OutsideInput.Imprint imprint) {
            line(
                    imprint.step(),
                    "from outside: " + imprint.projection() + " learns "
                            + imprint.sources().size() + " patterns, factor " + imprint.factor());
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
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
