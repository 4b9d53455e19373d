package io.engram.bench.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The cores that both sides are bound to.
 *
 * @param ids of the cores; empty where nothing is bound
 * @param note why nothing is bound
 */
record Cores(List<Integer> ids, Optional<String> note) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    Cores {
        ids = List.copyOf(ids);
    }

    /** The first {@code count} of those that this process may use. */
    static Cores first(int count) {
        if (SearchPath.ofProcess().find("taskset").isEmpty()) {
            return new Cores(List.of(), Optional.of("there is no taskset, so neither side is bound to cores"));
        }
        try {
            List<Integer> allowed = Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(ALLOWED))
                    .findFirst()
                    .map(line -> parse(line.substring(ALLOWED.length()).strip()))
                    .orElse(List.of());
            return new Cores(allowed.subList(0, Math.min(count, allowed.size())), Optional.empty());
        } catch (IOException e) {
            return new Cores(
                    List.of(),
                    Optional.of("the system does not tell which cores there are, so neither side is bound to any"));
        }
    }

    /** Reads {@code 0-3,8}. */
    static List<Integer> parse(String list) {
        List<Integer> ids = new ArrayList<>();
        for (String part : list.split(",")) {
            String[] ends = part.split("-");
            IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                    .forEach(ids::add);
        }
        return ids;
    }

    /** What goes before a command to bind it. */
    List<String> prefix() {
        return ids.isEmpty() ? List.of() : List.of("taskset", "-c", toString());
    }

    /** {@code 0,1}. */
    @Override
    public String toString() {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
