package io.engram.examples;

import io.engram.runtime.Simulation;
import io.engram.runtime.network.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Something that can be run by name: a network, what the run found, and pictures of it. Found by {@code ServiceLoader};
 * one instance serves many runs, unless {@link #begun} gives each its own.
 */
public interface Experiment {

    /** In kebab case, {@code stdp-sequence}. */
    String name();

    /** One line that says what it shows, with its source. */
    String summary();

    /** What may be set, with defaults, as {@code list} shows it. */
    List<Setting> settings();

    /** The network; {@code settings} holds what the user gave, by name. A SpecException says what is wrong with it. */
    Network network(Map<String, String> settings);

    /** The instance for one run with these settings: one that keeps what it sees during the run returns a new one. */
    default Experiment begun(Map<String, String> settings) {
        return this;
    }

    /**
     * What is done with the simulation before it runs on to the network's duration: patterns are shown, time may pass. By
     * default nothing. Where the run is paused, running returns early and this should return.
     */
    default void drive(Simulation simulation) {}

    /** What the run found, in the order in which to print it: numbers, booleans or texts; names end in their unit. */
    default Map<String, Object> outcome(ExperimentRun run) {
        return Map.of();
    }

    /** Draws into {@code directory} and returns the files; by default what any network is drawn as. */
    default List<Path> draw(ExperimentRun run, Path directory) {
        return DefaultPictures.drawAll(run.gathered(), directory);
    }

    /**
     * Something that may be set.
     *
     * @param defaultValue as a file would write it, with its unit; empty where it must be given
     * @param meaning a few words
     */
    record Setting(String name, String defaultValue, String meaning) {}
}
