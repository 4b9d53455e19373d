package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * A rule that acts at all three occasions: spikes of either side strengthen; at every step the weight decays, faster where
 * both sides were active, and, if {@code always}, also where nobody was.
 */
record Forgetting(Coincidence coincidence, Travel travel, Traces.Pairing pairing, boolean always)
        implements LearningRule {
    @Override
    public String summary() {
        return "potentiation that is forgotten";
    }

    @Override
    public Traces traces() {
        return new Traces(List.of(Trace.set(10)), List.of(Trace.add(20).byEuler(), Trace.squareOf(0, 50)), pairing);
    }

    @Override
    public boolean everyStep() {
        return true;
    }

    @Override
    public void onStep(Synapse s, double dtMs) {
        double rate = (always ? 0.002 : 0) + 0.01 * s.preTrace() * (s.postTrace() + s.postTrace(1));
        s.weight(s.weight() * (1 - dtMs * rate));
    }

    @Override
    public void onPre(Synapse s) {
        s.weight(s.weight() + 0.1 * s.postTrace());
    }

    @Override
    public void onPost(Synapse s) {
        s.weight(s.weight() + 0.1 * s.preTrace());
    }

    @Override
    public double weightMin() {
        return 0;
    }

    @Override
    public double weightMax() {
        return 1;
    }
}
