package io.engram.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command: {@code engram list}, {@code run}, {@code replay}, {@code inspect}, {@code verify} and {@code plot}. */
@Command(
        name = "engram",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Simulates networks of spiking neurons that learn; records runs, replays and draws them.",
        footer = {"", "Exit codes: 0 fine, 2 usage, 3 bad experiment or data, 4 run failed, 5 not as recorded."},
        subcommands = {
            ListCommand.class,
            RunCommand.class,
            ReplayCommand.class,
            InspectCommand.class,
            VerifyCommand.class,
            PlotCommand.class
        })
public final class Engram implements Runnable {
    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show where an error came from, not only what it is.")
    private boolean stacktrace;

    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        // Chronicle posts usage figures and prints a banner unless told not to.
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        System.exit(
                execute(new Console(StandardOutput.open(), System.err, Integer.getInteger("engram.columns", 0)), args));
    }

    /** Runs the command against {@code console}; returns the exit code. */
    static int execute(Console console, String... args) {
        Engram engram = new Engram();
        CommandLine command = new CommandLine(engram, new ConsoleFactory(console));
        StringWriter help = new StringWriter();
        command.setOut(new PrintWriter(help));
        command.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setUsageHelpAutoWidth(console.isTerminal());
        command.setParameterExceptionHandler((e, arguments) -> usage(e, console));
        command.setExecutionExceptionHandler((e, failing, result) -> failed(e, console, engram.stacktrace));
        int code = command.execute(args);
        try {
            console.out().print(help);
            console.out().flush();
            return code;
        } catch (UncheckedIOException failure) {
            // Where the code is one of failure, that was said already.
            return code == 0 ? failed(failure, console, engram.stacktrace) : code;
        }
    }

    private static int failed(Exception failure, Console console, boolean stacktrace) {
        return failure instanceof StandardOutput.Left ? 0 : Failure.of(failure).tell(console, stacktrace);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    private static int usage(ParameterException e, Console console) {
        CommandLine failing = e.getCommandLine();
        console.err().println("engram: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, failing.getErr());
        console.err().println("See: " + failing.getCommandSpec().qualifiedName() + " --help");
        return Failure.USAGE;
    }
}
