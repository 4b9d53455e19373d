package io.engram.runtime.network;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which the parts of a file count, which its parser does not keep: by line, what an include brings before
 * what includes it, on one line by name. Immutable once built.
 */
final class LineOrder {
    private static final long LATE = Long.MAX_VALUE;

    private final Map<String, Long> lines = new HashMap<>();
    private final List<String> files;

    private LineOrder(List<String> files) {
        this.files = files;
    }

    static LineOrder none() {
        return new LineOrder(List.of());
    }

    /** The order of {@code root}, not yet resolved; {@code files} in the order in which their reading ended. */
    static LineOrder of(ConfigObject root, List<String> files) {
        LineOrder order = new LineOrder(files);
        order.place("", root);
        return order;
    }

    List<String> sorted(String path, Collection<String> keys) {
        List<String> sorted = new ArrayList<>(keys);
        String prefix = path.isEmpty() ? "" : path + ".";
        sorted.sort(Comparator.comparing((String key) -> lines.getOrDefault(prefix + key, LATE))
                .thenComparing(Comparator.naturalOrder()));
        return sorted;
    }

    /** The first line of anything within {@code value}. */
    private long place(String path, ConfigValue value) {
        long first = line(value.origin());
        try {
            if (value instanceof ConfigObject object && !object.isEmpty()) {
                first = LATE;
                for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
                    String child = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                    first = StrictMath.min(first, place(child, entry.getValue()));
                }
                first = StrictMath.min(first, line(object.origin()));
            } else if (value instanceof ConfigList list) {
                for (int k = 0; k < list.size(); k++) {
                    if (list.get(k) instanceof ConfigObject item) {
                        place(path + "[" + k + "]", item);
                    }
                }
            }
        } catch (ConfigException.NotResolved e) {
            // Made of substitutions: the place of the whole is all there is.
            first = line(value.origin());
        }
        lines.put(path, first);
        return first;
    }

    private long line(ConfigOrigin origin) {
        int file = files.indexOf(Places.file(origin));
        return file < 0 || origin.lineNumber() < 0 ? LATE : ((long) file << 32) + origin.lineNumber();
    }
}
