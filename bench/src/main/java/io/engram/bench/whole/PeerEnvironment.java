package io.engram.bench.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Virtual environments of Python in the user's cache, one a peer, made when first needed and made again when what it
 * requires changes.
 *
 * @param cache where they are
 * @param requirements folder with a file of pip's for each
 * @param path where python3 is looked for
 */
record PeerEnvironment(Path cache, Path requirements, SearchPath path) {
    private static final String PYTHON = "python3";

    /** Whether a peer can be run. */
    sealed interface State {}

    /** It can, with this interpreter. */
    record Ready(Path python) implements State {}

    /** It cannot, for the reason that the sentence gives. */
    record Absent(String sentence) implements State {}

    /** In {@code XDG_CACHE_HOME}, or {@code .cache} of the user's home where that is not set. */
    static Path cacheOf(Map<String, String> environment, Path home) {
        return Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .filter(set -> !set.isEmpty())
                .map(Path::of)
                .orElse(home.resolve(".cache"))
                .resolve("engram/peers");
    }

    /** Makes that of {@code simulator} unless it is there; {@code say} hears that it takes a while. */
    State ready(String simulator, Consumer<String> say) {
        Optional<Path> interpreter = path.find(PYTHON);
        if (interpreter.isEmpty()) {
            return new Absent("there is no " + PYTHON + ", so " + simulator + " is not run; ours runs alone");
        }
        Path environment = cache.resolve(simulator);
        Path python = environment.resolve("bin/python");
        Path stamp = environment.resolve("installed.txt");
        String wanted = read(requirements.resolve(simulator + ".txt"));
        if (Files.isExecutable(python) && Files.exists(stamp) && read(stamp).equals(wanted)) {
            return new Ready(python);
        }
        say.accept("installing " + simulator + " in " + environment + " (once, some minutes)");
        Path list = requirements.resolve(simulator + ".txt");
        List<List<String>> commands = List.of(
                List.of(interpreter.get().toString(), "-m", "venv", "--clear", environment.toString()),
                List.of(python.toString(), "-m", "pip", "install", "--quiet", "--requirement", list.toString()));
        for (List<String> command : commands) {
            Subprocess made = Subprocess.run(command, Map.of());
            if (made.code() != 0) {
                return new Absent(simulator + " cannot be installed, so ours runs alone: " + made.errors());
            }
        }
        write(stamp, wanted);
        return new Ready(python);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
