package io.engram.runtime.engine;

import io.engram.runtime.network.Names;
import io.engram.runtime.network.Recording;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.StateVariable;
import io.engram.runtime.wire.StateSamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One state recorder's view of one shard: every so many steps it copies chosen columns of chosen neurons, every row. */
final class StateProbe {
    private final int everySteps;
    private final int[] variables;
    private final int[] places;
    private final int[] neurons;
    private final StateSamples samples;

    private StateProbe(int recorder, int population, int everySteps, int[] variables, int[] places, int[] neurons) {
        this.everySteps = everySteps;
        this.variables = variables;
        this.places = places;
        this.neurons = neurons;
        samples = new StateSamples(recorder, population, variables.length);
    }

    /** The probes of all recorders that look at neurons of this shard. */
    static List<StateProbe> of(ShardPlan plan, List<StateVariable> columns) {
        List<StateProbe> probes = new ArrayList<>();
        List<Recording.States> recorders = plan.network().recording().states();
        List<String> names = columns.stream().map(StateVariable::name).toList();
        for (int r = 0; r < recorders.size(); r++) {
            Recording.States recorder = recorders.get(r);
            if (!recorder.population().equals(plan.description().name())) {
                continue;
            }
            int[] chosen = recorder.neurons();
            int batch = plan.batch();
            int[] places = new int[chosen.length * batch];
            int[] local = new int[chosen.length * batch];
            int n = 0;
            for (int place = 0; place < chosen.length; place++) {
                if (chosen[place] >= plan.from() && chosen[place] < plan.to()) {
                    for (int row = 0; row < batch; row++) {
                        places[n] = place * batch + row;
                        local[n++] = (chosen[place] - plan.from()) * batch + row;
                    }
                }
            }
            int[] variables = recorder.variables().stream()
                    .mapToInt(name -> index(names, name))
                    .toArray();
            probes.add(new StateProbe(
                    r,
                    plan.population(),
                    recorder.everySteps(),
                    variables,
                    Arrays.copyOf(places, n),
                    Arrays.copyOf(local, n)));
        }
        return probes;
    }

    static int index(List<String> names, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new SpecException(Names.unknown("state variable", name, names));
        }
        return index;
    }

    void look(long step, double[][] columns) {
        if (step % everySteps != 0) {
            return;
        }
        for (int k = 0; k < neurons.length; k++) {
            samples.add(step, places[k]);
            for (int v = 0; v < variables.length; v++) {
                samples.set(v, columns[variables[v]][neurons[k]]);
            }
        }
    }

    StateSamples samples() {
        return samples;
    }
}
