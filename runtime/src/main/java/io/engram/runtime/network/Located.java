package io.engram.runtime.network;

import java.util.Map;

/** Finds the line of a file for what does not hold in the network it describes. */
final class Located {
    private Located() {}

    /** {@code violation} with the place of the nearest value of {@code root} above its path. */
    static SpecException in(Node root, Violation violation) {
        String path = violation.path();
        Node from = root;
        String rest = path;
        for (Map.Entry<String, Node> part : root.reading().parts().entrySet()) {
            if (path.equals(part.getKey()) || path.startsWith(part.getKey() + ".")) {
                from = part.getValue();
                rest = path.substring(part.getKey().length()).replaceFirst("^\\.", "");
            }
        }
        Node nearest = nearest(from, rest);
        String shown = from.path().isEmpty() || rest.isEmpty() ? from.path() + rest : from.path() + "." + rest;
        return new Told(Places.of(nearest.value().origin()) + ": " + shown + violation.rest(), violation);
    }

    private static Node nearest(Node from, String path) {
        Node at = from;
        for (String key : path.split("\\.")) {
            if (!at.isObject() || at.get(key).isEmpty()) {
                return at;
            }
            at = at.need(key);
        }
        return at;
    }
}
