package io.engram.runtime.network;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigParseable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Includes files by their whole names, beside the file that asks; one that is missing is a mistake. One thread. */
final class Includes implements ConfigIncluder {
    private final String name;
    private final Path base;
    private final List<String> files = new ArrayList<>();

    /** {@code name} is the file's, for errors; {@code base} is where files lie that a text includes. */
    Includes(String name, Path base) {
        this.name = name;
        this.base = base;
    }

    /** The files included, each after what it includes itself. */
    List<String> files() {
        return files;
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        ConfigParseOptions options =
                context.parseOptions().setAllowMissing(false).setOriginDescription(null);
        ConfigParseable beside = context.relativeTo(what);
        try {
            ConfigObject included = beside == null
                    ? ConfigFactory.parseFile(base.resolve(what).toFile(), options)
                            .root()
                    : beside.parse(options);
            files.add(Places.lastSegment(what));
            return included;
        } catch (ConfigException.IO e) {
            throw new Told(name + ": include \"" + what + "\": there is no such file", e);
        }
    }
}
