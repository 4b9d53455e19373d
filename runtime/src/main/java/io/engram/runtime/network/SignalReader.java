package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the signals of a file: a list of names, or an object with a signal each. */
final class SignalReader {
    private SignalReader() {}

    static List<Signal> read(Node node) {
        if (!node.isObject()) {
            return node.texts().stream().map(Signal::named).toList();
        }
        List<Signal> signals = new ArrayList<>();
        for (String name : node.keys()) {
            signals.add(signal(node.need(name), name));
        }
        return signals;
    }

    private static Signal signal(Node node, String name) {
        node.allow("key", List.of("decay", "delay", "from", "perSpike", "errorOf", "over"));
        Optional<Signal.Spikes> from = node.get("from")
                .map(span -> new Signal.Spikes(
                        ProjectionReader.span(span),
                        node.get("perSpike")
                                .map(per -> per.number(Dimension.NONE))
                                .orElse(1.0)));
        if (from.isEmpty() && node.get("perSpike").isPresent()) {
            throw node.need("perSpike").wrong("must stand beside from, the neurons whose spikes count");
        }
        Optional<Signal.ErrorOf> error = node.get("errorOf")
                .map(of -> new Signal.ErrorOf(of.text(), node.need("over").number(Dimension.TIME)));
        if (error.isEmpty() && node.get("over").isPresent()) {
            throw node.need("over").wrong("must stand beside errorOf, the signal whose mean is expected");
        }
        return new Signal(
                name,
                node.get("decay").map(time -> time.number(Dimension.TIME)).orElse(Double.POSITIVE_INFINITY),
                node.get("delay").map(time -> time.number(Dimension.TIME)).orElse(0.0),
                from,
                error);
    }
}
