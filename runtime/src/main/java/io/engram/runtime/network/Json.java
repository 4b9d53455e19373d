package io.engram.runtime.network;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** Writes maps, lists, texts, numbers and booleans as JSON: an entry of an object a line, a list on one line. */
final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    /** {@code value} over several lines. */
    static String write(Object value) {
        Json json = new Json();
        json.add(value, "\n");
        return json.out.append('\n').toString();
    }

    /** {@code value} on one line. */
    static String line(Object value) {
        Json json = new Json();
        json.add(value, "");
        return json.out.toString();
    }

    /** {@code indent} begins a new line; empty: everything on one. */
    private void add(Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            object(map, indent);
        } else if (value instanceof Collection<?> list) {
            String separator = "";
            out.append('[');
            for (Object item : list) {
                out.append(separator);
                add(item, "");
                separator = ", ";
            }
            out.append(']');
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            text(value.toString());
        }
    }

    private void object(Map<?, ?> map, String indent) {
        String inner = indent.isEmpty() ? "" : indent + "  ";
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<?, ?> entry = entries.next();
            out.append(inner);
            text(entry.getKey().toString());
            out.append(": ");
            add(entry.getValue(), inner);
            out.append(entries.hasNext() ? indent.isEmpty() ? ", " : "," : "");
        }
        out.append(map.isEmpty() ? "" : indent).append('}');
    }

    private void text(String text) {
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
