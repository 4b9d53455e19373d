package io.engram.examples;

import java.util.LinkedHashMap;
import java.util.Map;

/** A packaged network of the populations {@code excitatory} and {@code inhibitory}, which it finds the rates of. */
abstract class BalancedNetwork extends FileExperiment {
    BalancedNetwork(String resource) {
        super(BalancedNetwork.class, resource);
    }

    /** Mean rates after the warm-up. */
    @Override
    public final Map<String, Object> outcome(ExperimentRun run) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("rateEHz", run.statistics().population("excitatory").rateHz());
        outcome.put("rateIHz", run.statistics().population("inhibitory").rateHz());
        return outcome;
    }
}
