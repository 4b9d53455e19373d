package io.engram.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.engram.examples.RunSummary;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as the command prints and writes it: keys in a fixed order, null for what is not known or not a number. Written by
 * hand: an object mapper takes longer to load than a small network to run.
 */
final class Json {
    private Json() {}

    /** {@code tree} of maps, lists, numbers, booleans and texts. */
    static String text(Object tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(printer());
            write(tree, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The keys that docs/summary.md promises. */
    static Map<String, Object> tree(RunSummary summary) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", summary.name());
        tree.put("seed", summary.seed());
        tree.put("dtMs", summary.dtMs());
        tree.put("simulatedMs", summary.simulatedMs());
        tree.put("complete", summary.complete());
        tree.put("spikes", summary.spikes());
        tree.put("synapses", summary.synapses());
        Map<String, Object> digests = new LinkedHashMap<>();
        digests.put("spikes", summary.digests().spikes());
        digests.put("weights", summary.digests().weights());
        tree.put("digests", digests);
        Map<String, Object> seconds = new LinkedHashMap<>();
        seconds.put("build", summary.seconds().map(RunSummary.Seconds::build));
        seconds.put("simulate", summary.seconds().map(RunSummary.Seconds::simulate));
        seconds.put("write", summary.seconds().map(RunSummary.Seconds::write));
        tree.put("seconds", seconds);
        tree.put("threads", summary.threads());
        tree.put("shards", summary.shards());
        tree.put("outcome", summary.outcome());
        tree.put("populations", summary.populations().stream().map(Json::row).toList());
        return tree;
    }

    private static Map<String, Object> row(RunSummary.PopulationRow population) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", population.name());
        row.put("size", population.size());
        row.put("spikes", population.spikes());
        row.put("rateHz", population.rateHz());
        return row;
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object part : list) {
                write(part, json);
            }
            json.writeEndArray();
        } else if (value instanceof Optional<?> optional && optional.isPresent()) {
            write(optional.get(), json);
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            json.writeNumber(number.toString());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value == null || value instanceof Optional<?> || value instanceof Number) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return printer;
    }
}
