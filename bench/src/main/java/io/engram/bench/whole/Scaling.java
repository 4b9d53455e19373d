package io.engram.bench.whole;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.engram.runtime.network.Names;
import io.engram.runtime.network.SpecException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs of one benchmark that differ in one thing.
 *
 * @param name of what grows
 * @param benchmark that runs
 * @param settings over those of the benchmark, the same for all
 * @param setting that differs; {@link #SHARDS} is no setting of the network
 * @param values that it takes
 */
record Scaling(String name, String benchmark, Map<String, String> settings, String setting, List<String> values) {
    /** Parts of each population. */
    static final String SHARDS = "shards";

    /** Those in {@code scaling.conf}, in its order. */
    static List<Scaling> packaged() {
        ConfigParseOptions must = ConfigParseOptions.defaults().setAllowMissing(false);
        return ConfigFactory.parseResources(Scaling.class, "scaling.conf", must)
                .resolve()
                .getConfigList("scalings")
                .stream()
                .map(Scaling::read)
                .toList();
    }

    /** That called {@code name}; a SpecException names the nearest. */
    static Scaling named(String name) {
        List<Scaling> packaged = packaged();
        return packaged.stream()
                .filter(scaling -> scaling.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new SpecException(Names.unknown(
                        "scaling", name, packaged.stream().map(Scaling::name).toList())));
    }

    private static Scaling read(Config entry) {
        Map<String, String> settings = new LinkedHashMap<>();
        entry.getObject("settings").forEach((key, value) -> settings.put(key, String.valueOf(value.unwrapped())));
        return new Scaling(
                entry.getString("name"),
                entry.getString("benchmark"),
                settings,
                entry.getString("setting"),
                entry.getStringList("values"));
    }

    /** What a child is told for {@code value}. */
    List<String> arguments(String value) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        if (!setting.equals(SHARDS)) {
            all.put(setting, value);
        }
        List<String> arguments = new ArrayList<>();
        all.forEach((key, set) -> arguments.addAll(List.of("--set", key + "=" + set)));
        if (setting.equals(SHARDS)) {
            arguments.addAll(List.of("--shards", value));
        }
        return arguments;
    }

    /** What is drawn across: what grew, as the run counted it. */
    double across(String value, Activity activity) {
        return switch (name) {
            case "neurons" -> activity.neurons();
            case "synapses" -> activity.synapses();
            case "rate" -> activity.spikes() * 1000.0 / activity.neurons() / activity.simulatedMs();
            default -> Double.parseDouble(value);
        };
    }

    /** What grew, as people read it. */
    String shown(double across) {
        return name.equals("rate") ? Figures.digits(across) + " Hz" : Figures.count(across);
    }

    /** The title of a picture's axis. */
    String axis() {
        return name.equals("rate") ? "rate (Hz)" : name;
    }
}
