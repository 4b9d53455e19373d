package io.engram.examples;

import io.engram.runtime.Statistics.PopulationStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cortical microcircuit of Potjans and Diesmann (2014, Cerebral Cortex 24: 785); {@code microcircuit.conf} beside this class
 * holds it.
 */
public final class Microcircuit extends FileExperiment {
    public Microcircuit() {
        super(Microcircuit.class, "microcircuit.conf");
    }

    /** Mean rates after the warm-up, a population each: {@code rateL23EHz}. */
    @Override
    public Map<String, Object> outcome(ExperimentRun run) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        for (PopulationStatistics population : run.statistics().populations()) {
            outcome.put("rate" + population.name() + "Hz", population.rateHz());
        }
        return outcome;
    }
}
