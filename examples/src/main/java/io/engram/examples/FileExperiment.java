package io.engram.examples;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkFile;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * An experiment described by a network file: a user's, which has no outcome and the default pictures, or a packaged one,
 * whose subclass says what it found. Name, summary and settings are what the file says of itself.
 */
public class FileExperiment implements Experiment {
    private final NetworkFile.Summary about;
    private final Function<Map<String, String>, Network> load;

    /** A user's file; a SpecException if it cannot be read. */
    public FileExperiment(Path file) {
        about = NetworkFile.summary(file);
        load = settings -> NetworkFile.load(file, settings);
    }

    /** A resource beside {@code owner}'s class file, {@code stdp-sequence.conf}. */
    protected FileExperiment(Class<?> owner, String resource) {
        URL url = Objects.requireNonNull(owner.getResource(resource), () -> "no resource " + resource);
        about = NetworkFile.summary(url);
        load = settings -> NetworkFile.load(url, settings);
    }

    @Override
    public final String name() {
        return about.name();
    }

    @Override
    public final String summary() {
        return about.summary();
    }

    @Override
    public final List<Setting> settings() {
        return about.settings().stream()
                .map(setting -> new Setting(setting.name(), setting.value(), setting.comment()))
                .toList();
    }

    @Override
    public Network network(Map<String, String> settings) {
        return load.apply(settings);
    }
}
