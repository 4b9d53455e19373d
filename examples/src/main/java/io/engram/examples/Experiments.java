package io.engram.examples;

import io.engram.runtime.network.Names;
import io.engram.runtime.network.SpecException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The experiments that run by name. */
public final class Experiments {
    private Experiments() {}

    /** All of them, by name. */
    public static List<Experiment> packaged() {
        return ServiceLoader.load(Experiment.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Experiment::name))
                .toList();
    }

    /** The packaged experiment called {@code nameOrFile}, or the file there. A SpecException names the nearest known. */
    public static Experiment named(String nameOrFile) {
        List<Experiment> packaged = packaged();
        for (Experiment experiment : packaged) {
            if (experiment.name().equals(nameOrFile)) {
                return experiment;
            }
        }
        if (isFile(nameOrFile)) {
            return new FileExperiment(Path.of(nameOrFile));
        }
        throw new SpecException(Names.unknown(
                "experiment",
                nameOrFile,
                packaged.stream().map(Experiment::name).toList()));
    }

    /** Whatever looks like a file is one, so that a missing file is said to be missing. */
    private static boolean isFile(String name) {
        return name.endsWith(".conf") || name.endsWith(".json") || Files.isRegularFile(Path.of(name));
    }
}
