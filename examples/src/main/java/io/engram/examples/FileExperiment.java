package io.engram.examples;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkFile;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An experiment described by a network file: a user's, which has no outcome and the default pictures, or a packaged one,
 * whose subclass says what it found. Summary and settings are what the file says of itself; so is the name, which a
 * packaged one shares with its resource, so that finding one experiment by name does not read the files of all.
 */
public class FileExperiment implements Experiment {
    private static final String ENDING = ".conf";

    private final String name;
    private final Supplier<NetworkFile.Summary> about;
    private final Function<Map<String, String>, Network> load;

    /** A user's file; a SpecException if it cannot be read. */
    public FileExperiment(Path file) {
        NetworkFile.Summary read = NetworkFile.summary(file);
        name = read.name();
        about = () -> read;
        load = settings -> NetworkFile.load(file, settings);
    }

    /** A resource beside {@code owner}'s class file, called as the network in it: {@code stdp-sequence.conf}. */
    protected FileExperiment(Class<?> owner, String resource) {
        URL url = Objects.requireNonNull(owner.getResource(resource), () -> "no resource " + resource);
        name = resource.substring(0, resource.length() - ENDING.length());
        about = () -> NetworkFile.summary(url);
        load = settings -> NetworkFile.load(url, settings);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return about.get().summary();
    }

    @Override
    public final List<Setting> settings() {
        return about.get().settings().stream()
                .map(setting -> new Setting(setting.name(), setting.value(), setting.comment()))
                .toList();
    }

    @Override
    public Network network(Map<String, String> settings) {
        return load.apply(settings);
    }
}
