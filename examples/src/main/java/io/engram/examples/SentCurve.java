package io.engram.examples;

import io.engram.neurons.IafPscDelta;
import io.engram.neurons.SpikeList;
import io.engram.plot.LinePlot;
import io.engram.runtime.Simulation;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.SpikeTrain;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What travels with each spike of a train, for rules that compute it: measured on a real synapse of a small network, whose target
 * forgets at once and is read after every step.
 *
 * @param rule the rule
 * @param dtMs the step
 * @param weight of the synapse
 */
public record SentCurve(LearningRule rule, double dtMs, double weight) {
    private static final int TRAIN = 10;
    private static final double EVERY_MS = 50;
    private static final double LATER_MS = 1000;

    /** Far below a step. */
    private static final double FORGETS_MS = 1e-3;

    /** Beyond what weights can reach. */
    private static final double THRESHOLD_MV = 1e9;

    /** Whether there is something to see: what travels is not the weight. */
    public static boolean exists(LearningRule rule) {
        return rule.travel() == LearningRule.Travel.COMPUTED;
    }

    /** Ten spikes at 20 Hz, and one more after a rest. */
    public static double[] timesMs() {
        return DoubleStream.concat(
                        DoubleStream.iterate(EVERY_MS, timeMs -> timeMs + EVERY_MS)
                                .limit(TRAIN),
                        DoubleStream.of(LATER_MS))
                .toArray();
    }

    /** What was sent with a spike at each of {@code timesMs}, which ascend and are rounded to steps. */
    public double[] measure(double... timesMs) {
        double[] sent = new double[timesMs.length];
        try (Simulation simulation = Simulation.start(synapse(timesMs))) {
            for (int k = 0; k < sent.length; k++) {
                long arrives = StrictMath.round(timesMs[k] / dtMs) + 1;
                simulation.runForMs((arrives - simulation.step()) * dtMs);
                sent[k] = simulation.state("target", "v")[0];
            }
        }
        return sent;
    }

    private Network synapse(double[] timesMs) {
        SpikeList train = new SpikeList(SpikeTrain.of(new int[timesMs.length], timesMs));
        NetworkBuilder synapse = Network.named("sent-curve")
                .dtMs(dtMs)
                .population("source", 1, train)
                .population("target", 1, new IafPscDelta(FORGETS_MS, 250, 0, 0, THRESHOLD_MV, 0, 0))
                .projection(
                        "send",
                        "source",
                        "target",
                        Connect.allToAll(),
                        Value.constant(weight),
                        Delays.ofMs(dtMs),
                        rule);
        rule.signals().forEach(synapse::signal);
        return synapse.build();
    }

    /** Draws a stem a spike. {@code unit} is the weight's, empty for bare numbers. Returns {@code file}. */
    public Path draw(Path file, String title, String unit) {
        double[] timesMs = timesMs();
        double[] sent = measure(timesMs);
        double[] x = new double[3 * sent.length];
        double[] y = new double[3 * sent.length];
        for (int k = 0; k < sent.length; k++) {
            x[3 * k] = timesMs[k];
            x[3 * k + 1] = timesMs[k];
            x[3 * k + 2] = timesMs[k];
            y[3 * k + 1] = sent[k];
            y[3 * k + 2] = Double.NaN;
        }
        String sentTitle = unit.isEmpty() ? "sent" : "sent (" + unit + ")";
        return LinePlot.draw(file, title, "time (ms)", sentTitle, List.of(new LinePlot.Line("sent", x, y)));
    }
}
