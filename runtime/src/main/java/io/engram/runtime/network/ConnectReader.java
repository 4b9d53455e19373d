package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
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
        KEYS.put("local", List.of("shape", "channels", "kernel", "stride", "padding", "filters"));
        KEYS.put("convolution", List.of("shape", "channels", "kernel", "stride", "padding", "filters"));
        KEYS.put("max-pool", List.of("shape", "channels", "kernel", "stride", "padding", "decay"));
        KEYS.put("mean-field", List.of());
        KEYS.put("by-distance", List.of("sourceShape", "targetShape", "profile", "p", "width", "wrap", "autapses"));
        KEYS.put("list", List.of("sources", "targets"));
    }

    private ConnectReader() {}

    static Connect read(Node node) {
        Connect connect = bare(node);
        if (!node.isObject() || node.get("without").isEmpty()) {
            return connect;
        }
        Node mask = node.need("without");
        mask.allow("key", List.of("sources", "targets"));
        int[] sources = mask.need("sources").wholes();
        int[] targets = mask.need("targets").wholes();
        return mask.guard(() -> connect.without(sources, targets));
    }

    private static Connect bare(Node node) {
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
            case "local" -> {
                Windows windows = windows(node);
                int filters = filters(node);
                yield node.guard(() -> Connect.local(windows, filters));
            }
            case "convolution" -> {
                Windows windows = windows(node);
                int filters = filters(node);
                yield node.guard(() -> Connect.convolution(windows, filters));
            }
            case "max-pool" -> {
                Windows windows = windows(node);
                double decay = given(node, "decay").number(Dimension.NONE);
                yield node.guard(() -> new Connect.MaxPool(windows, decay));
            }
            case "mean-field" -> new Connect.MeanField();
            case "by-distance" -> byDistance(node, autapses);
            default -> {
                int[] sources = given(node, "sources").wholes();
                int[] targets = given(node, "targets").wholes();
                yield node.guard(() -> Connect.list(sources, targets));
            }
        };
    }

    private static int filters(Node node) {
        return node.get("filters").map(filters -> filters.wholeInt(1)).orElse(1);
    }

    private static Windows windows(Node node) {
        List<Integer> shape = axes(given(node, "shape"));
        List<Integer> kernel = axes(given(node, "kernel"));
        int channels = node.get("channels").map(given -> given.wholeInt(1)).orElse(1);
        List<Integer> stride = node.get("stride").map(ConnectReader::axes).orElse(Windows.same(1, shape));
        List<Integer> padding = node.get("padding").map(ConnectReader::axes).orElse(Windows.same(0, shape));
        return node.guard(() -> new Windows(shape, channels, kernel, stride, padding));
    }

    private static List<Integer> axes(Node node) {
        return Arrays.stream(node.wholes()).boxed().toList();
    }

    private static Connect byDistance(Node node, boolean autapses) {
        List<Integer> from = rowsAndColumns(given(node, "sourceShape"));
        List<Integer> to = rowsAndColumns(given(node, "targetShape"));
        boolean wrap = node.get("wrap").map(Node::flag).orElse(false);
        double p = node.get("p").map(given -> given.number(Dimension.NONE)).orElse(1.0);
        double width = given(node, "width").number(Dimension.NONE);
        Connect.ByDistance.Profile profile =
                node.get("profile").map(ConnectReader::profile).orElse(Connect.ByDistance.Profile.GAUSSIAN);
        return node.guard(() -> new Connect.ByDistance(
                new Sheet(from.get(0), from.get(1), to.get(0), to.get(1), wrap), profile, p, width, autapses));
    }

    private static List<Integer> rowsAndColumns(Node node) {
        List<Integer> shape = axes(node);
        if (shape.size() != 2) {
            throw node.wrong("must be [rows, columns]");
        }
        return shape;
    }

    private static Connect.ByDistance.Profile profile(Node node) {
        for (Connect.ByDistance.Profile profile : Connect.ByDistance.Profile.values()) {
            if (profile.name().equalsIgnoreCase(node.text())) {
                return profile;
            }
        }
        throw node.wrong("must be one of gaussian, exponential, disc");
    }

    /** A known type, whose object says only what it may. */
    private static String type(Node node) {
        Node named = node.isObject() ? node.need("type") : node;
        String type = named.text().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!KEYS.containsKey(type)) {
            throw named.says(Names.unknown("connectivity", named.text(), KEYS.keySet()));
        }
        if (node.isObject()) {
            List<String> known = new ArrayList<>(List.of("type", "without"));
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
