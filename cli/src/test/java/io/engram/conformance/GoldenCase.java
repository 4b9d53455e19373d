package io.engram.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One case of a golden file: an entry of its {@code cases}, a row of the timing table, or the whole file.
 *
 * @param folder {@code nest}, {@code bindsnet} or {@code canns}
 * @param file the name of the file
 * @param label the case's label, or an empty string where the file is the case
 * @param root the whole file
 * @param body the case: what holds {@code params}, {@code input} and {@code expected}; for a timing row its value
 */
record GoldenCase(String folder, String file, String label, JsonNode root, JsonNode body) {
    static final String TIMING = "timing_convention_measured";

    /** The cases of one file, in its order. */
    static List<GoldenCase> of(String folder, String file, JsonNode root) {
        List<GoldenCase> cases = new ArrayList<>();
        if (root.path("kind").asText().equals(TIMING)) {
            root.path("expected")
                    .properties()
                    .forEach(row -> cases.add(new GoldenCase(folder, file, row.getKey(), root, row.getValue())));
        } else if (root.has("cases")) {
            int place = 0;
            for (JsonNode body : root.path("cases")) {
                String label = body.path("label").asText("case " + place);
                cases.add(new GoldenCase(folder, file, label, root, body));
                place++;
            }
        } else {
            cases.add(new GoldenCase(folder, file, "", root, root));
        }
        return cases;
    }

    /** What sort of test the case asks for: the file's kind, else that of its params, else {@code trainer}, else none. */
    String kind() {
        if (root.has("kind")) {
            return root.path("kind").asText();
        }
        JsonNode params = root.path("params");
        if (params.has("kind")) {
            return params.path("kind").asText();
        }
        return params.has("trainer") ? "trainer" : "";
    }

    /**
     * The model, rule or trainer's class it is about; of a timing row its label up to the colon, of a case of Brian2's the
     * first word of its label; empty where none is named.
     */
    String subject() {
        if (kind().equals(TIMING)) {
            return label.contains(":") ? label.substring(0, label.indexOf(':')) : "";
        }
        if (kind().startsWith("brian_")) {
            return label.split(" ", 2)[0];
        }
        JsonNode params = root.path("params");
        for (JsonNode name : List.of(
                root.path("model"), params.path("rule"), params.path("trainer").path("class"))) {
            if (name.isTextual()) {
                return name.asText();
            }
        }
        return "";
    }

    boolean is(String wantedFolder, String wantedKind, Set<String> subjects) {
        return folder.equals(wantedFolder) && kind().equals(wantedKind) && subjects.contains(subject());
    }

    JsonNode params() {
        return body.path("params");
    }

    JsonNode input() {
        return body.path("input");
    }

    JsonNode expected() {
        return body.path("expected");
    }

    /** The numbers of an array, in order. */
    static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = array.get(k).asDouble();
        }
        return values;
    }

    @Override
    public String toString() {
        return folder + "/" + file + (label.isEmpty() ? "" : " [" + label + "]");
    }
}
