package io.engram.runtime.network;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import java.net.MalformedURLException;
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
    private final Function<List<String>, Config> parse;

    private Source(String name, Folder folder, Function<List<String>, Config> parse) {
        this.name = name;
        this.folder = folder;
        this.parse = parse;
    }

    static Source of(Path file) {
        try {
            return of(NetworkFile.existing(file).toUri().toURL(), String.valueOf(file.getFileName()));
        } catch (MalformedURLException e) {
            throw new Told(file + ": is not a file on disk", e);
        }
    }

    static Source of(URL resource) {
        return of(resource, Places.lastSegment(resource.getPath()));
    }

    private static Source of(URL url, String name) {
        return new Source(name, Folder.beside(url), files -> Includes.parse(url, files));
    }

    static Source of(String text, String origin, Path base) {
        String name = Places.lastSegment(origin);
        Folder folder = Folder.of(base);
        return new Source(name, folder, files -> {
            Config parsed = ConfigFactory.parseString(
                    text, Includes.options(name, folder, files).setOriginDescription(name));
            files.add(name);
            return parsed;
        });
    }

    /** The name a network has where its file gives none. */
    String name() {
        return Places.stem(name);
    }

    /** The root of the file, resolved, with {@code overrides} over it. */
    Node read(Map<String, String> overrides) {
        try {
            List<String> files = new ArrayList<>();
            Config parsed = parse.apply(files);
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
