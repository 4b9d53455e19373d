package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Traces;
import java.util.List;

/** A rule that learns from nothing but a signal, which scales every weight. */
record Scaled() implements LearningRule {
    @Override
    public String summary() {
        return "weights scaled by a signal";
    }

    @Override
    public Traces traces() {
        return new Traces(List.of(), List.of(), Traces.Pairing.ALL);
    }

    @Override
    public void onPre(Synapse s) {}

    @Override
    public void onPost(Synapse s) {}

    @Override
    public List<String> signals() {
        return List.of("scale");
    }

    @Override
    public void onSignal(Synapse s, String signal) {
        s.weight(s.weight() * s.signal());
    }
}
