package io.engram.runtime.network;

import com.typesafe.config.ConfigOrigin;

/** Where a value stands, as complaints say it: {@code brunel.conf:12}. */
final class Places {
    /** What stands in place of a file for what a user sets over it. */
    static final String SET = "--set";

    private Places() {}

    /** File name and line; an override's name where the value came from there. */
    static String of(ConfigOrigin origin) {
        String line = origin.lineNumber() > 0 ? ":" + origin.lineNumber() : "";
        return file(origin) + line;
    }

    /** The file's name without its folder. */
    static String file(ConfigOrigin origin) {
        String description = origin.description();
        if (description.startsWith("merge of ")) {
            description = description.substring("merge of ".length()).split(",", 2)[0];
        }
        return lastSegment(description.replaceFirst(": \\d+(-\\d+)?$", ""));
    }

    /** What comes after the last slash of a path or an address. */
    static String lastSegment(String name) {
        return name.substring(StrictMath.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** A file's name without its ending, as a name of a network. */
    static String stem(String file) {
        String stem = lastSegment(file).replaceFirst("\\.[A-Za-z]+$", "").replaceAll("[^A-Za-z0-9_-]", "-");
        return stem.isEmpty() ? "network" : stem;
    }
}
