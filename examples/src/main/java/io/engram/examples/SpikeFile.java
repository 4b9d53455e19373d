package io.engram.examples;

import java.util.LinkedHashMap;
import java.util.Map;

/** A small recurrent network driven by spikes of the user's; {@code spike-file.conf} beside this class holds it. */
public final class SpikeFile extends FileExperiment {
    public SpikeFile() {
        super(SpikeFile.class, "spike-file.conf");
    }

    /** How many spikes came in, and what the network made of them. */
    @Override
    public Map<String, Object> outcome(ExperimentRun run) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("inputSpikes", run.statistics().population("input").spikes());
        outcome.put("rateEHz", run.statistics().population("excitatory").rateHz());
        outcome.put("rateIHz", run.statistics().population("inhibitory").rateHz());
        return outcome;
    }
}
