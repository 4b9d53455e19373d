package io.engram.examples;

import io.engram.runtime.Statistics;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Names;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.SpecException;
import java.util.Map;

/**
 * A run that is over, as its experiment sees it.
 *
 * @param network what was simulated
 * @param simulatedMs how long
 * @param statistics what was counted
 * @param gathered recorded spikes and weights, as far as they are kept in memory
 * @param weightsBefore all weights of each plastic projection before the first step, by name
 * @param weightsAfter the same at the end
 */
public record ExperimentRun(
        Network network,
        double simulatedMs,
        Statistics statistics,
        Gathered gathered,
        Map<String, Weights> weightsBefore,
        Map<String, Weights> weightsAfter) {

    public ExperimentRun {
        weightsBefore = Map.copyOf(weightsBefore);
        weightsAfter = Map.copyOf(weightsAfter);
    }

    /** The recorded spikes of {@code population}, in order of time, then neuron. */
    public Spikes spikes(String population) {
        return gathered.spikes(population);
    }

    public Weights weightsBefore(String projection) {
        return plastic(weightsBefore, projection);
    }

    public Weights weightsAfter(String projection) {
        return plastic(weightsAfter, projection);
    }

    private static Weights plastic(Map<String, Weights> weights, String projection) {
        Weights found = weights.get(projection);
        if (found == null) {
            throw new SpecException(Names.unknown("plastic projection", projection, weights.keySet()));
        }
        return found;
    }
}
