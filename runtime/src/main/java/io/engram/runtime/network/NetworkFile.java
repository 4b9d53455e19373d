package io.engram.runtime.network;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Networks described in HOCON files (which also reads JSON), as docs/network-file.md says. Every mistake is a {@link
 * SpecException} that names file, line, path and value. Thread-safe.
 */
public final class NetworkFile {
    private NetworkFile() {}

    /**
     * What a file says of itself.
     *
     * @param summary one line; empty where it gives none
     */
    public record Summary(String name, String summary, List<Setting> settings) {
        public Summary {
            settings = List.copyOf(settings);
        }
    }

    /**
     * A value that a user may set.
     *
     * @param value its default, as written
     * @param comment what the file says above it; empty where it says nothing
     */
    public record Setting(String name, String value, String comment) {}

    /** The network in {@code file}; {@code settings} (name or path, value as a file would write it) go over the file's. */
    public static Network load(Path file, Map<String, String> settings) {
        return network(Source.of(file), settings);
    }

    /** The network in a resource, for example a packaged experiment. Files it names lie beside it. */
    public static Network load(URL resource, Map<String, String> settings) {
        return network(Source.of(resource), settings);
    }

    /** The network in {@code text}, which errors call {@code origin}; files it names lie in {@code baseDir}. */
    public static Network parse(String text, String origin, Path baseDir, Map<String, String> settings) {
        return network(Source.of(text, origin, baseDir), settings);
    }

    /** Name, summary and settings of the network in {@code file}, which is not built. */
    public static Summary summary(Path file) {
        return summary(Source.of(file));
    }

    /** Name, summary and settings of the network in {@code resource}, which is not built. */
    public static Summary summary(URL resource) {
        return summary(Source.of(resource));
    }

    /** Refuses what is not a file. */
    static Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SpecException(file + ": there is no such file");
        }
        return file;
    }

    private static Network network(Source source, Map<String, String> settings) {
        return new NetworkReader(source.read(settings), source.name()).read();
    }

    private static Summary summary(Source source) {
        Node root = source.read(Map.of());
        List<Setting> settings = new ArrayList<>();
        root.get("settings").ifPresent(declared -> {
            for (String name : declared.keys()) {
                Node setting = declared.need(name);
                List<String> comments = setting.value().origin().comments();
                settings.add(new Setting(
                        name, setting.text(), String.join(" ", comments).trim()));
            }
        });
        return new Summary(
                root.get("name").map(Node::text).orElse(source.name()),
                root.get("summary").map(Node::text).orElse(""),
                settings);
    }
}
