package io.engram.cli;

import io.engram.examples.Experiment;
import io.engram.examples.ExperimentRun;
import io.engram.neurons.IafPscDelta;
import io.engram.runtime.network.Names;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.SpecException;
import java.util.List;
import java.util.Map;

/** A packaged experiment of the tests: neurons without input. */
public final class SilentExperiment implements Experiment {
    @Override
    public String name() {
        return "silent";
    }

    @Override
    public String summary() {
        return "neurons without input";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("neurons", "3", "how many"));
    }

    @Override
    public Network network(Map<String, String> settings) {
        settings.keySet().stream().filter(name -> !name.equals("neurons")).forEach(name -> {
            throw new SpecException(Names.unknown("setting", name, List.of("neurons")));
        });
        return Network.named("silent")
                .durationMs(10)
                .population("output", Integer.parseInt(settings.getOrDefault("neurons", "3")), new IafPscDelta())
                .build();
    }

    @Override
    public Map<String, Object> outcome(ExperimentRun run) {
        return Map.of("silent", run.spikes("output").count() == 0);
    }
}
