package io.engram.runtime.network;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Where a network file comes from: parses it with what it includes, lays the user's settings over it, resolves it. */
final class Source {
    private final String name;
    private final Folder folder;
    private final Function<ConfigParseOptions, Config> parse;
    private final Includes includes;

    private Source(String name, Folder folder, Includes includes, Function<ConfigParseOptions, Config> parse) {
        this.name = name;
        this.folder = folder;
        this.includes = includes;
        this.parse = parse;
    }

    static Source of(Path file) {
        NetworkFile.existing(file);
        Path base = file.toAbsolutePath().getParent();
        return new Source(
                String.valueOf(file.getFileName()),
                Folder.of(base),
                new Includes(String.valueOf(file.getFileName()), base),
                options -> ConfigFactory.parseFile(file.toFile(), options));
    }

    static Source of(URL resource) {
        return new Source(
                Places.lastSegment(resource.getPath()),
                Folder.beside(resource),
                new Includes(Places.lastSegment(resource.getPath()), Path.of("")),
                options -> ConfigFactory.parseURL(resource, options));
    }

    static Source of(String text, String origin, Path base) {
        return new Source(
                Places.lastSegment(origin),
                Folder.of(base),
                new Includes(Places.lastSegment(origin), base),
                options -> ConfigFactory.parseString(text, options.setOriginDescription(origin)));
    }

    /** The name a network has where its file gives none. */
    String name() {
        return Places.stem(name);
    }

    /** The root of the file, resolved, with {@code overrides} over it. */
    Node read(Map<String, String> overrides) {
        try {
            Config parsed = parse.apply(ConfigParseOptions.defaults()
                    .setAllowMissing(false)
                    .setSyntax(name.endsWith(".json") ? ConfigSyntax.JSON : ConfigSyntax.CONF)
                    .setIncluder(includes));
            List<String> files = new ArrayList<>(includes.files());
            files.add(name);
            LineOrder order = LineOrder.of(parsed.root(), files);
            Config overridden = Overrides.over(parsed, overrides);
            Config names = overridden.root().containsKey("settings")
                    ? overridden.withFallback(overridden.getConfig("settings"))
                    : overridden;
            Config resolved = overridden.resolveWith(names, ConfigResolveOptions.noSystem());
            return new Node(resolved.root(), "", new Reading(order, folder));
        } catch (ConfigException e) {
            throw told(e);
        }
    }

    private SpecException told(ConfigException e) {
        String sentence = String.valueOf(e.getMessage()).lines().findFirst().orElse("cannot be read");
        if (e.origin() == null) {
            return new Told(name + ": " + sentence, e);
        }
        String origin = e.origin().description() + ": ";
        sentence = sentence.startsWith(origin) ? sentence.substring(origin.length()) : sentence;
        String line = sentence.replaceFirst("^(\\d+): .*", "$1");
        return line.equals(sentence)
                ? new Told(Places.of(e.origin()) + ": " + sentence, e)
                : new Told(Places.of(e.origin()) + ":" + line + sentence.substring(line.length()), e);
    }
}
