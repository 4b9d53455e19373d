package io.engram.bench.whole;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a run of ours is started: in a fresh JVM with the options of this one, as {@code engram run} has them.
 *
 * @param benchmark its name
 */
record OwnProcess(Cores cores, String benchmark) {

    /** {@code options} are those of {@link ChildCommand}. */
    Measured measure(List<String> options) {
        return measure(List.of(), options);
    }

    /** The same with {@code flags} for the JVM. */
    Measured measure(List<String> flags, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of(benchmark));
        arguments.addAll(options);
        return Subprocess.run(command(flags, arguments), Map.of()).measured(benchmark + ": Engram");
    }

    /** Writes the spikes of {@code population} to {@code file}, for a peer to read. */
    void writeSpikes(String population, Path file) {
        List<String> arguments = List.of(benchmark, "--spikes", population, "--to", file.toString());
        Subprocess written = Subprocess.run(command(List.of(), arguments), Map.of());
        if (written.code() != 0) {
            throw new Subprocess.RunFailure(benchmark + ": the input was not written: " + written.errors());
        }
    }

    private List<String> command(List<String> flags, List<String> arguments) {
        List<String> command = new ArrayList<>(cores.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-Dengram.columns"))
                .forEach(command::add);
        command.addAll(flags);
        String classPath = System.getProperty("java.class.path");
        // The jar's manifest opens what Agrona and Chronicle need.
        command.addAll(
                classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                        ? List.of("-jar", classPath)
                        : List.of("-cp", classPath, Bench.class.getName()));
        command.add("child");
        command.addAll(arguments);
        return command;
    }
}
