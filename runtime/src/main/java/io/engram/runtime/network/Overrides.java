package io.engram.runtime.network;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a user sets over a file: {@code --set name=value}. */
final class Overrides {
    private static final List<String> ALWAYS = List.of("seed", "dt", "duration", "warmUp", "batch", "name");

    private Overrides() {}

    /** {@code file}, not yet resolved, with {@code settings} over it. */
    static Config over(Config file, Map<String, String> settings) {
        Config overridden = file;
        Config declared = object(file, "settings");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String name = setting.getKey().trim();
            boolean isDeclared = !name.contains(".") && declared.root().containsKey(name);
            if (!isDeclared && !ALWAYS.contains(name) && !has(file, name)) {
                throw new Told(Places.SET + ": " + Names.unknown("setting", name, known(file, declared, name)));
            }
            overridden = overridden.withValue(isDeclared ? "settings." + name : name, value(name, setting.getValue()));
        }
        return overridden;
    }

    private static ConfigValue value(String name, String text) {
        String origin = Places.SET;
        String trimmed = text.trim();
        if (!trimmed.startsWith("{") && !trimmed.startsWith("[") && !trimmed.startsWith("\"")) {
            return ConfigValueFactory.fromAnyRef(plain(trimmed), origin);
        }
        try {
            ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(origin);
            return ConfigFactory.parseString("value = " + trimmed, options).getValue("value");
        } catch (ConfigException e) {
            throw new Told(origin + " " + name + " = " + trimmed + "; cannot be read: " + e.getMessage(), e);
        }
    }

    private static Object plain(String text) {
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }

    /** Whether {@code path} is in the file, or may be: the object it belongs to is. */
    private static boolean has(Config file, String path) {
        try {
            List<String> parts = ConfigUtil.splitPath(path);
            if (parts.size() == 1) {
                return file.root().containsKey(path);
            }
            ConfigValue at = file.root();
            for (String part : parts.subList(0, parts.size() - 1)) {
                at = at instanceof ConfigObject object ? object.get(part) : null;
            }
            return at instanceof ConfigObject;
        } catch (ConfigException e) {
            return false;
        }
    }

    private static Set<String> known(Config file, Config declared, String name) {
        Set<String> known =
                new LinkedHashSet<>(declared.root().keySet().stream().sorted().toList());
        known.addAll(ALWAYS);
        if (name.contains(".")) {
            paths("", file.root(), known);
        }
        return known;
    }

    private static void paths(String prefix, ConfigObject object, Set<String> known) {
        try {
            for (String key : object.keySet().stream().sorted().toList()) {
                if (object.get(key) instanceof ConfigObject below) {
                    paths(prefix + key + ".", below, known);
                } else {
                    known.add(prefix + key);
                }
            }
        } catch (ConfigException.NotResolved e) {
            known.add(prefix.substring(0, prefix.length() - 1));
        }
    }

    private static Config object(Config file, String key) {
        return file.root().get(key) instanceof ConfigObject object ? object.toConfig() : ConfigFactory.empty();
    }
}
