package io.engram.examples;

import java.util.LinkedHashMap;
import java.util.Map;

/** The balanced random network of Brunel (2000); {@code brunel.conf} beside this class holds it. */
public final class Brunel extends FileExperiment {
    public Brunel() {
        super(Brunel.class, "brunel.conf");
    }

    /** Mean rates after the warm-up. */
    @Override
    public Map<String, Object> outcome(ExperimentRun run) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("rateEHz", run.statistics().population("excitatory").rateHz());
        outcome.put("rateIHz", run.statistics().population("inhibitory").rateHz());
        return outcome;
    }
}
