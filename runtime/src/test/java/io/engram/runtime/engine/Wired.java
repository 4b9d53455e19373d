package io.engram.runtime.engine;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A network with one static projection, and what is drawn for it. dt is 1 ms. */
record Wired(Network network) {

    static Wired of(Span from, int sources, Span to, int targets, Connect connect, Value weight, Value delayMs) {
        var builder = Network.named("wired").seed(5).dtMs(1).population(from.population(), sources, new Chatter());
        if (!to.population().equals(from.population())) {
            builder.population(to.population(), targets, new Chatter());
        }
        return new Wired(builder.projection(
                        new Projection("p", from, to, connect, weight, Delays.dendritic(delayMs), Optional.empty()))
                .build());
    }

    /** Between two populations. */
    static Wired of(int sources, int targets, Connect connect) {
        return of(Span.all("a"), sources, Span.all("b"), targets, connect, Value.uniform(-1, 1), Value.uniform(1, 9));
    }

    /** Within one population. */
    static Wired within(int size, Connect connect) {
        return of(Span.all("a"), size, Span.all("a"), size, connect, Value.uniform(-1, 1), Value.uniform(1, 9));
    }

    Projection projection() {
        return network.projections().get(0);
    }

    int targets() {
        return network.population(projection().to().population()).size();
    }

    Synapses all() {
        return draw(0, targets());
    }

    Synapses draw(int from, int to) {
        return new SynapseDrawer(network, projection()).draw(from, to);
    }

    /** A line a synapse: source, target, weight, delay; {@code from} is the first target of {@code synapses}. */
    static List<String> lines(Synapses synapses, int from) {
        List<String> lines = new ArrayList<>();
        for (int t = 0; t < synapses.targetStart().length - 1; t++) {
            for (int k = synapses.targetStart()[t]; k < synapses.targetStart()[t + 1]; k++) {
                lines.add(synapses.source()[k] + ">" + (from + t) + " " + synapses.weight()[k] + " after "
                        + synapses.delaySteps()[k]);
            }
        }
        return lines;
    }

    /** The pairs, source and target, in the order of the synapses. */
    static List<String> pairs(Synapses synapses) {
        return lines(synapses, 0).stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    static int[] inDegrees(Synapses synapses) {
        int[] degrees = new int[synapses.targetStart().length - 1];
        for (int t = 0; t < degrees.length; t++) {
            degrees[t] = synapses.targetStart()[t + 1] - synapses.targetStart()[t];
        }
        return degrees;
    }

    static int[] outDegrees(Synapses synapses, int sources) {
        int[] degrees = new int[sources];
        for (int source : synapses.source()) {
            degrees[source]++;
        }
        return degrees;
    }
}
