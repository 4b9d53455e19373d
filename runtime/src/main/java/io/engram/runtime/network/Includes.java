package io.engram.runtime.network;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/**
 * Includes files by their whole names, beside the file that asks, also within a jar; one that is missing is a mistake.
 * One thread.
 *
 * @param asking the file that asks, for errors
 * @param files the names of the files read, each after what it includes
 */
record Includes(String asking, Folder folder, List<String> files) implements ConfigIncluder {

    /** Parses the file at {@code url} with what it includes. */
    static Config parse(URL url, List<String> files) {
        // As a file, where it is one: so that complaints show its name as it is.
        boolean isFile = url.getProtocol().equals("file");
        File file = isFile ? onDisk(url) : new File("");
        String name = isFile ? file.getName() : Places.lastSegment(url.getPath());
        ConfigParseOptions options = options(name, Folder.beside(url), files);
        Config parsed = isFile ? ConfigFactory.parseFile(file, options) : ConfigFactory.parseURL(url, options);
        files.add(name);
        return parsed;
    }

    private static File onDisk(URL url) {
        try {
            return Path.of(url.toURI()).toFile();
        } catch (URISyntaxException e) {
            throw new Told(url + ": is not an address of a file", e);
        }
    }

    /** How a text called {@code name} is parsed. */
    static ConfigParseOptions options(String name, Folder folder, List<String> files) {
        return ConfigParseOptions.defaults()
                .setAllowMissing(false)
                .setSyntax(name.endsWith(".json") ? ConfigSyntax.JSON : ConfigSyntax.CONF)
                .setIncluder(new Includes(name, folder, files));
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        try {
            return parse(folder.at(what), files).root();
        } catch (ConfigException.IO | MalformedURLException e) {
            throw new Told(asking + ": include \"" + what + "\": there is no such file", e);
        }
    }
}
