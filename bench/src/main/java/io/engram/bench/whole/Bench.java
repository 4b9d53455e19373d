package io.engram.bench.whole;

import io.engram.runtime.RunFailedException;
import io.engram.runtime.network.SpecException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram bench}: measures whole runs, beside those of peers if asked for. */
@Command(
        name = "engram bench",
        description =
                "Measures whole runs, each in a fresh process; with --peers beside NEST, Brian2, BindsNET and CANNs.",
        footer = {
            "",
            "Results go to bench/results, with a table of all in table.md.",
            "Exit codes: 0 fine, 2 usage, 3 bad benchmark, 4 a run failed, 5 a rate is outside of its tolerance."
        },
        subcommands = {
            ScalingCommand.class,
            ProfileCommand.class,
            LoopCommand.class,
            RecordingCommand.class,
            MicroCommand.class,
            ChildCommand.class
        })
public final class Bench implements Callable<Integer> {
    private static final int BAD_BENCHMARK = 3;
    private static final int RUN_FAILED = 4;
    private static final int NOT_THE_SAME = 5;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Benchmarks; all if left out: ${COMPLETION-CANDIDATES}.",
            completionCandidates = KnownNames.class)
    private List<String> names = new ArrayList<>();

    @Option(names = "--peers", description = "Runs each peer in turn with ours; installs it in the user's cache.")
    private boolean peers;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each side runs; ${DEFAULT-VALUE} if left out.")
    private int repeat;

    @Option(names = "--journal", description = "Ours records each run on disk; else in memory, as peers do.")
    private boolean journal;

    @Mixin
    private Help help;

    @Spec
    private CommandSpec spec;

    /** What --help lists. */
    static final class KnownNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        KnownNames() {
            super(Benchmarks.packaged().stream().map(Benchmark::name).toList());
        }
    }

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        // Whatever the platform's charset, there is a µ in some numbers.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.exit(execute(args));
    }

    static int execute(String... args) {
        CommandLine command = new CommandLine(new Bench());
        command.setExecutionExceptionHandler((e, failing, parsed) -> failed(e));
        command.setParameterExceptionHandler((e, arguments) -> usage(e));
        command.getSubcommands().get("micro").setUnmatchedOptionsArePositionalParams(true);
        return command.execute(args);
    }

    private static int failed(Exception failure) {
        if (failure instanceof Subprocess.Ended) {
            return RUN_FAILED;
        }
        System.err.println("engram bench: " + failure.getMessage());
        if (failure instanceof SpecException) {
            return BAD_BENCHMARK;
        }
        if (!isSaid(failure)) {
            failure.printStackTrace();
        }
        return RUN_FAILED;
    }

    /** Whether its message is all there is to say. */
    private static boolean isSaid(Exception failure) {
        return failure instanceof Subprocess.RunFailure
                || failure instanceof RunFailedException
                || failure instanceof UncheckedIOException;
    }

    private static int usage(ParameterException e) {
        System.err.println("engram bench: " + e.getMessage());
        System.err.println("See: engram bench --help");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public Integer call() {
        if (repeat < 1) {
            throw new ParameterException(spec.commandLine(), "--repeat " + repeat + "; must be at least 1");
        }
        Path folder = folder();
        Optional<PeerEnvironment> environment = peers
                ? Optional.of(new PeerEnvironment(
                        PeerEnvironment.cacheOf(System.getenv(), Path.of(System.getProperty("user.home"))),
                        folder.resolve("peers/requirements"),
                        SearchPath.ofProcess()))
                : Optional.empty();
        Turns turns = new Turns(folder, repeat, environment, journal, System.err::println);
        return all(turns, new Results(folder.resolve("results")));
    }

    /** One that fails does not keep the others from running. */
    private int all(Turns turns, Results results) {
        int code = 0;
        for (Benchmark benchmark : Benchmarks.named(names)) {
            try {
                Result result = turns.run(benchmark);
                System.out.print(Report.text(result));
                results.write(result);
                code = Math.max(code, result.complaints().isEmpty() ? 0 : NOT_THE_SAME);
            } catch (Subprocess.RunFailure failure) {
                System.err.println("engram bench: " + failure.getMessage());
                code = Math.max(code, RUN_FAILED);
            }
        }
        results.writeTable(Benchmarks.packaged().stream().map(Benchmark::name).toList());
        return code;
    }

    /** The module's folder, two above its jar or its classes. */
    static Path folder() {
        try {
            Path built = Path.of(Bench.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return built.getParent().getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a jar without a place", e);
        }
    }
}
