package io.engram.bench.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code engram bench micro}: JMH, with its own options. */
@Command(
        name = "micro",
        description =
                "Runs the micro-benchmarks with JMH: all, or those that REGEX finds. Takes JMH's options; -h lists"
                        + " them.")
final class MicroCommand implements Runnable {
    @Parameters(arity = "0..*", paramLabel = "REGEX | OPTION", description = "What JMH takes.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public void run() {
        try {
            org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
