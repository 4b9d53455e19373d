package io.engram.cli;

import io.engram.runtime.SimulationOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a command spreads a run over the machine; the bits are the same. */
final class Workers {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--threads", paramLabel = "N", description = "Workers; chosen by itself if left out.")
    private int threads;

    @Option(names = "--shards", paramLabel = "N", description = "Parts of each population; as threads if left out.")
    private int shards;

    @Option(names = "--mode", paramLabel = "MODE", description = "grant or message: same bits, other drivers.")
    private SimulationOptions.Mode mode = SimulationOptions.Mode.GRANT;

    SimulationOptions options() {
        try {
            return SimulationOptions.DEFAULT
                    .withThreads(threads)
                    .withShards(shards)
                    .withMode(mode);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }
}
