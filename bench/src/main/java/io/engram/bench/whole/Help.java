package io.engram.bench.whole;

import picocli.CommandLine.Option;

/** {@code --help}, of all commands but {@code micro}: there it is JMH's. */
final class Help {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;
}
