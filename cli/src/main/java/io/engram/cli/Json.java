package io.engram.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.engram.examples.RunSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as the command prints and writes it: keys in a fixed order, null for what is not known or not a number. */
final class Json {
    private static final ObjectWriter WRITER = new ObjectMapper().writer(printer());

    private Json() {}

    /** {@code tree} of maps, lists, numbers, booleans and texts. */
    static String text(Object tree) {
        try {
            return WRITER.writeValueAsString(plain(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value that JSON does not know: " + e.getOriginalMessage(), e);
        }
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

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, part) -> plain.put(String.valueOf(key), plain(part)));
            return plain;
        }
        if (value instanceof List<?> list) {
            List<Object> plain = new ArrayList<>();
            list.forEach(part -> plain.add(plain(part)));
            return plain;
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Json::plain).orElse(null);
        }
        boolean notANumber = value instanceof Double number && !Double.isFinite(number)
                || value instanceof Float single && !Float.isFinite(single);
        return notANumber ? null : value;
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return printer;
    }
}
