package io.engram.examples;

import io.engram.neurons.IafPscDelta;
import io.engram.neurons.SpikeList;
import io.engram.plasticity.PairStdp;
import io.engram.plot.StdpWindowPlot.Curve;
import io.engram.runtime.Simulation;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.SpikeTrain;
import io.engram.runtime.spi.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The window of a rule: how much one pair of spikes changes a weight, against the time from the source's spike to the
 * target's. Measured on real synapses of a small network, one a lag, each of which sees one pair; without delays, so that the
 * lag is that of the spikes as the rule sees them.
 *
 * @param rule the rule
 * @param dtMs the step
 * @param weight from which each synapse starts
 */
public record StdpWindow(LearningRule rule, double dtMs, double weight) {
    private static final int LAGS_A_SIDE = 40;
    private static final double TAUS_A_SIDE = 4;
    private static final double LEAST_REACH_MS = 20;
    private static final double MOST_REACH_MS = 200;
    private static final int CURVE_POINTS = 200;

    /** Beyond what weights can reach, so that the target fires when told to and only then. */
    private static final double THRESHOLD_MV = 1e9;

    /**
     * From a weight at which a change is not cut off, if the rule's bounds leave one: 0 where that is inside, the middle of
     * finite bounds, else {@code otherwise}.
     */
    public static StdpWindow of(LearningRule rule, double dtMs, double otherwise) {
        double least = rule.weightMin();
        double greatest = rule.weightMax();
        if (least < 0 && greatest > 0) {
            return new StdpWindow(rule, dtMs, 0);
        }
        double middle = (least + greatest) / 2;
        return new StdpWindow(rule, dtMs, Double.isFinite(middle) ? middle : otherwise);
    }

    /** Whether one pair of spikes says what the rule does: not an average over many, what is sent, or the target's state. */
    public static boolean exists(LearningRule rule) {
        return rule.postState().isEmpty()
                && !SentCurve.exists(rule)
                && Stream.concat(rule.traces().pre().stream(), rule.traces().post().stream())
                        .noneMatch(trace -> trace.kind() == Trace.Kind.SQUARE);
    }

    /** Lags on the grid of steps, as far to either side as the rule's traces reach. */
    public double[] lagsMs() {
        double longestMs = Stream.concat(rule.traces().pre().stream(), rule.traces().post().stream())
                .filter(trace -> trace.kind() != Trace.Kind.SQUARE)
                .mapToDouble(Trace::tauMs)
                .max()
                .orElse(0);
        double reachMs = Math.max(LEAST_REACH_MS, Math.min(MOST_REACH_MS, TAUS_A_SIDE * longestMs));
        long spacing = Math.max(1, StrictMath.round(reachMs / LAGS_A_SIDE / dtMs));
        return IntStream.rangeClosed(-LAGS_A_SIDE, LAGS_A_SIDE)
                .mapToDouble(k -> k * spacing * dtMs)
                .toArray();
    }

    /** Runs a pair at each of {@code lagsMs}, which are rounded to steps. */
    public Curve measure(double... lagsMs) {
        double reachMs = DoubleStream.of(lagsMs).map(Math::abs).max().orElse(0);
        double sourceMs = (StrictMath.round(reachMs / dtMs) + 2) * dtMs;
        try (Simulation simulation = Simulation.start(pairs(lagsMs, sourceMs))) {
            simulation.runForMs(simulation.network().durationMs());
            float[] after = simulation.weights("learn").values();
            double[] changes = new double[lagsMs.length];
            Arrays.setAll(changes, k -> (double) after[k] - (float) weight);
            return new Curve(lagsMs, changes);
        }
    }

    /** Every source fires at {@code sourceMs}, its target a lag later: one step after it is told to. */
    private Network pairs(double[] lagsMs, double sourceMs) {
        int count = lagsMs.length;
        int[] neurons = IntStream.range(0, count).toArray();
        double[] fireMs = DoubleStream.of(lagsMs).map(lagMs -> sourceMs).toArray();
        double[] tellMs =
                DoubleStream.of(lagsMs).map(lagMs -> sourceMs + lagMs - dtMs).toArray();
        Value hard = Value.constant(10 * THRESHOLD_MV);
        Delays soon = Delays.immediate(Value.constant(dtMs));
        NetworkBuilder pairs = Network.named("stdp-window")
                .dtMs(dtMs)
                .durationMs(2 * sourceMs)
                .population("source", count, new SpikeList(SpikeTrain.of(neurons, fireMs)))
                .population("teller", count, new SpikeList(SpikeTrain.of(neurons, tellMs)))
                .population("target", count, new IafPscDelta(10, 250, 0, 0, THRESHOLD_MV, 0, 0))
                .projection("tell", "teller", "target", Connect.oneToOne(), hard, Delays.ofMs(dtMs))
                .projection("learn", "source", "target", Connect.oneToOne(), Value.constant(weight), soon, rule);
        rule.signals().forEach(pairs::signal);
        return pairs.build();
    }

    /** What the rule's formula says for lags below and above 0 as far as {@code reachMs}; empty where it states none. */
    public List<Curve> formula(double reachMs) {
        if (!(rule instanceof PairStdp stdp)) {
            return List.of();
        }
        double range = stdp.weightMax() - stdp.weightMin();
        double fewer = stdp.muMinus() == 0 ? 1 : StrictMath.pow((weight - stdp.weightMin()) / range, stdp.muMinus());
        double more = stdp.muPlus() == 0 ? 1 : StrictMath.pow((stdp.weightMax() - weight) / range, stdp.muPlus());
        return List.of(
                curve(-reachMs, 0, lag -> -stdp.aMinus() * fewer * StrictMath.exp(lag / stdp.tauMinusMs())),
                curve(0, reachMs, lag -> stdp.aPlus() * more * StrictMath.exp(-lag / stdp.tauPlusMs())));
    }

    private static Curve curve(double fromMs, double toMs, DoubleUnaryOperator change) {
        double[] lagsMs = IntStream.rangeClosed(0, CURVE_POINTS)
                .mapToDouble(k -> fromMs + (toMs - fromMs) * k / CURVE_POINTS)
                .toArray();
        return new Curve(lagsMs, DoubleStream.of(lagsMs).map(change).toArray());
    }
}
