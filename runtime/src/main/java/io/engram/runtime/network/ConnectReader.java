package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads which source reaches which target: a name, or an object with a type and its numbers. */
final class ConnectReader {
    /** What each type may say. */
    private static final Map<String, List<String>> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("all-to-all", List.of("autapses"));
        KEYS.put("one-to-one", List.of());
        KEYS.put("fixed-in-degree", List.of("inDegree", "autapses", "multapses"));
        KEYS.put("fixed-out-degree", List.of("outDegree", "autapses", "multapses"));
        KEYS.put("pairwise-bernoulli", List.of("p", "autapses"));
        KEYS.put("fixed-total-number", List.of("total", "autapses", "multapses"));
        KEYS.put("list", List.of("sources", "targets"));
    }

    private ConnectReader() {}

    static Connect read(Node node) {
        String type = type(node);
        boolean autapses = flag(node, "autapses");
        boolean multapses = flag(node, "multapses");
        return switch (type) {
            case "all-to-all" -> new Connect.AllToAll(autapses);
            case "one-to-one" -> new Connect.OneToOne();
            case "fixed-in-degree" ->
                new Connect.FixedInDegree(given(node, "inDegree").wholeInt(1), autapses, multapses);
            case "fixed-out-degree" ->
                new Connect.FixedOutDegree(given(node, "outDegree").wholeInt(1), autapses, multapses);
            case "pairwise-bernoulli" -> {
                double p = given(node, "p").number(Dimension.NONE);
                yield node.guard(() -> new Connect.PairwiseBernoulli(p, autapses));
            }
            case "fixed-total-number" -> {
                long total = given(node, "total").whole();
                yield node.guard(() -> new Connect.FixedTotalNumber(total, autapses, multapses));
            }
            default -> {
                int[] sources = given(node, "sources").wholes();
                int[] targets = given(node, "targets").wholes();
                yield node.guard(() -> Connect.list(sources, targets));
            }
        };
    }

    /** A known type, whose object says only what it may. */
    private static String type(Node node) {
        Node named = node.isObject() ? node.need("type") : node;
        String type = named.text().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!KEYS.containsKey(type)) {
            throw named.says(Names.unknown("connectivity", named.text(), KEYS.keySet()));
        }
        if (node.isObject()) {
            List<String> known = new ArrayList<>(List.of("type"));
            known.addAll(KEYS.get(type));
            node.allow("key", known);
        }
        return type;
    }

    private static Node given(Node connect, String key) {
        if (!connect.isObject()) {
            throw connect.wrong("needs " + key + "; write { type = " + connect.text() + ", " + key + " = ... }");
        }
        return connect.need(key);
    }

    /** True where it is not given. */
    private static boolean flag(Node connect, String key) {
        return !connect.isObject() || connect.get(key).map(Node::flag).orElse(true);
    }
}
