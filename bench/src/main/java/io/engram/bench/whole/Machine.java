package io.engram.bench.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the runs ran on.
 *
 * @param jdk its whole version
 * @param cores the ids of those that both sides were bound to; empty where they were not
 */
record Machine(String jdk, String processor, String system, String cores) {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    static Machine here(Cores cores) {
        return new Machine(
                System.getProperty("java.version"),
                processorName().orElse(System.getProperty("os.arch")),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                cores.toString());
    }

    /** {@code 17} of {@code 17.0.15}. */
    String jdkFeature() {
        return jdk.split("[.+-]")[0];
    }

    private static Optional<String> processorName() {
        if (!Files.isReadable(PROCESSOR)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(PROCESSOR).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
