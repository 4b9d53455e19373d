package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads which source reaches which target: a name, or an object with a type and its numbers. */
final class ConnectReader {
    private static final List<String> TYPES = List.of(
            "all-to-all",
            "one-to-one",
            "fixed-in-degree",
            "fixed-out-degree",
            "pairwise-bernoulli",
            "fixed-total-number",
            "list");

    private ConnectReader() {}

    static Connect read(Node node) {
        Node type = node.isObject() ? node.need("type") : node;
        return switch (type.text().toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "all-to-all" -> new Connect.AllToAll(flag(node, "autapses", "autapses"));
            case "one-to-one" -> {
                keys(node);
                yield new Connect.OneToOne();
            }
            case "fixed-in-degree" -> {
                int inDegree = given(node, "inDegree").wholeInt(1);
                boolean autapses = flag(node, "autapses", "inDegree", "autapses", "multapses");
                yield new Connect.FixedInDegree(inDegree, autapses, flag(node, "multapses"));
            }
            case "fixed-out-degree" -> {
                int outDegree = given(node, "outDegree").wholeInt(1);
                boolean autapses = flag(node, "autapses", "outDegree", "autapses", "multapses");
                yield new Connect.FixedOutDegree(outDegree, autapses, flag(node, "multapses"));
            }
            case "pairwise-bernoulli" -> {
                double p = given(node, "p").number(Dimension.NONE);
                boolean autapses = flag(node, "autapses", "p", "autapses");
                yield node.guard(() -> new Connect.PairwiseBernoulli(p, autapses));
            }
            case "fixed-total-number" -> {
                long total = given(node, "total").whole();
                boolean autapses = flag(node, "autapses", "total", "autapses", "multapses");
                boolean multapses = flag(node, "multapses");
                yield node.guard(() -> new Connect.FixedTotalNumber(total, autapses, multapses));
            }
            case "list" -> {
                keys(node, "sources", "targets");
                int[] sources = given(node, "sources").wholes();
                int[] targets = given(node, "targets").wholes();
                yield node.guard(() -> Connect.list(sources, targets));
            }
            default -> throw type.says(Names.unknown("connectivity", type.text(), TYPES));
        };
    }

    private static Node given(Node connect, String key) {
        if (!connect.isObject()) {
            throw connect.wrong("needs " + key + "; write { type = " + connect.text() + ", " + key + " = ... }");
        }
        return connect.need(key);
    }

    /** The flag {@code key}, true where it is not given; with {@code known} other keys are refused. */
    private static boolean flag(Node connect, String key, String... known) {
        if (!connect.isObject()) {
            return true;
        }
        if (known.length > 0) {
            keys(connect, known);
        }
        return connect.get(key).map(Node::flag).orElse(true);
    }

    private static void keys(Node connect, String... known) {
        if (connect.isObject()) {
            List<String> all = new ArrayList<>(List.of("type"));
            all.addAll(List.of(known));
            connect.allow("key", all);
        }
    }
}
