package io.engram.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.engram.examples.RunSummary.Seconds;
import io.engram.runtime.network.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code summary.json} beside a journal: what a journal does not know of its run. */
record SummaryFile(
        Optional<Seconds> seconds, Optional<Integer> threads, Optional<Integer> shards, Map<String, Object> outcome) {
    /** Writes it whole or not at all. */
    static void write(Path file, String json) {
        Path beside = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(beside, json + "\n");
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Reads it; of a run that did not live to write one nothing is known. */
    static SummaryFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            return new SummaryFile(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
        }
        try {
            ObjectMapper mapper = new ObjectMapper();
            JsonNode tree = mapper.readTree(file.toFile());
            Map<String, Object> outcome = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> found : tree.path("outcome").properties()) {
                outcome.put(found.getKey(), mapper.treeToValue(found.getValue(), Object.class));
            }
            return new SummaryFile(
                    seconds(tree.path("seconds")), number(tree.path("threads")), number(tree.path("shards")), outcome);
        } catch (JsonProcessingException e) {
            throw new SpecException(file + ": is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Seconds> seconds(JsonNode node) {
        return node.path("build").isNumber()
                ? Optional.of(new Seconds(
                        node.path("build").asDouble(),
                        node.path("simulate").asDouble(),
                        node.path("write").asDouble()))
                : Optional.empty();
    }

    private static Optional<Integer> number(JsonNode node) {
        return node.isNumber() ? Optional.of(node.asInt()) : Optional.empty();
    }
}
