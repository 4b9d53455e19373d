package io.engram.runtime.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text of connectivity in space. */
final class WindowsText {
    private WindowsText() {}

    static Map<String, Object> connect(Connect connect) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (connect instanceof Connect.Local local) {
            windows("local", local.windows(), fields);
            fields.put("filters", local.filters());
        } else if (connect instanceof Connect.Convolution convolution) {
            windows("convolution", convolution.windows(), fields);
            fields.put("filters", convolution.filters());
        } else if (connect instanceof Connect.MaxPool pool) {
            windows("max-pool", pool.windows(), fields);
            fields.put("decay", pool.decay());
        } else if (connect instanceof Connect.MeanField) {
            fields.put("type", "mean-field");
        } else if (connect instanceof Connect.ByDistance distance) {
            distance(distance, fields);
        } else if (connect instanceof Connect.Masked masked) {
            fields.putAll(NetworkText.connect(masked.of()));
            Map<String, Object> without = new LinkedHashMap<>();
            without.put("sources", NetworkText.list(masked.mask().sources()));
            without.put("targets", NetworkText.list(masked.mask().targets()));
            fields.put("without", without);
        } else {
            throw new IllegalStateException("no text for " + connect);
        }
        return fields;
    }

    private static void windows(String type, Windows windows, Map<String, Object> fields) {
        fields.put("type", type);
        fields.put("shape", windows.shape());
        fields.put("channels", windows.channels());
        fields.put("kernel", windows.kernel());
        fields.put("stride", windows.stride());
        fields.put("padding", windows.padding());
    }

    private static void distance(Connect.ByDistance distance, Map<String, Object> fields) {
        Sheet sheet = distance.sheet();
        fields.put("type", "by-distance");
        fields.put("sourceShape", List.of(sheet.sourceRows(), sheet.sourceColumns()));
        fields.put("targetShape", List.of(sheet.targetRows(), sheet.targetColumns()));
        fields.put("profile", distance.profile().name().toLowerCase(Locale.ROOT));
        fields.put("p", distance.p());
        fields.put("width", distance.width());
        fields.put("wrap", sheet.wrap());
        fields.put("autapses", distance.autapses());
    }
}
