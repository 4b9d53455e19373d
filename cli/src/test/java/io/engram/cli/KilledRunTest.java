package io.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code engram run} killed with -9 at ten random moments: what it leaves is the beginning of the whole run, and says so. */
class KilledRunTest {
    private static final String SLOW = """
            name = killed
            seed = 5
            dt = 0.1 ms
            duration = 40 s
            populations {
              noise { model = poisson, size = 100, rate = 20 Hz }
              cells { model = iaf-psc-delta, size = 500, tauM = 20 ms }
            }
            projections {
              drive { from = noise, to = cells, connect { type = fixed-in-degree, inDegree = 20 }, weight = 3 mV, delay = 1 ms }
              learn {
                from = cells, to = cells, connect { type = fixed-in-degree, inDegree = 50 }, weight = 0.2 mV, delay = 1 ms
                rule { type = pair-stdp, weightMax = 0.4 }
              }
            }
            record { spikes = [cells], weights { learn = 100 ms } }
            """;

    @TempDir
    private static Path folder;

    private static Path network;
    private static List<String> whole;
    private Process process;

    @BeforeAll
    static void runWhole() throws IOException {
        network = Files.writeString(folder.resolve("killed.conf"), SLOW);
        Path csv = folder.resolve("whole.csv");
        Cli done = Cli.run("run", network, "--out", folder.resolve("whole"), "--csv", csv, "--no-pictures");
        assertThat(done.code()).as(done.err()).isZero();
        whole = Files.readAllLines(csv);
    }

    @AfterEach
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void start(Path out) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Engram.class.getName()));
        // Ten times as long as the whole one: it is killed long before it ends.
        command.addAll(List.of("run", network.toString(), "--for", "400s", "--out", out.toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldLeaveTheBeginningOfTheRun(long seed) throws Exception {
        Path out = folder.resolve("killed-" + seed);
        start(out);
        while (!Files.isDirectory(out)) {
            assertThat(process.isAlive()).as("the run goes on").isTrue();
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        process.waitFor(new Random(seed).nextInt(1000), TimeUnit.MILLISECONDS);

        process.destroyForcibly().waitFor();

        Path csv = folder.resolve("killed-" + seed + ".csv");
        Cli replayed = Cli.run("replay", out, "--csv", csv);
        assertThat(replayed.code()).as(replayed.err()).isZero();
        assertThat(replayed.err()).contains("unfinished");
        List<String> beginning = Files.readAllLines(csv);
        assertThat(beginning).isEqualTo(whole.subList(0, beginning.size()));
        Cli inspected = Cli.run("inspect", out, "--json");
        assertThat(inspected.code()).isZero();
        assertThat(inspected.out()).contains("\"complete\" : false");
        assertThat(wholeUpTo(inspected.out())).isEqualTo(beginning.size());
    }

    @Test
    void shouldEndAFollowingReplayWhenKilled() throws Exception {
        Path out = folder.resolve("followed");
        start(out);
        while (!Files.isDirectory(out)) {
            assertThat(process.isAlive()).as("the run goes on").isTrue();
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        Path csv = folder.resolve("followed.csv");
        CompletableFuture<Cli> following =
                CompletableFuture.supplyAsync(() -> Cli.run("replay", out, "--follow", "--csv", csv));
        while (!Files.exists(csv) || Files.size(csv) < 10_000) {
            assertThat(process.isAlive() && !following.isDone())
                    .as("both go on")
                    .isTrue();
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }

        process.destroyForcibly().waitFor();

        Cli followed = following.get(60, TimeUnit.SECONDS);
        assertThat(followed.code()).as(followed.err()).isZero();
        assertThat(followed.err().lines()).hasSize(1).first().asString().contains("the run is unfinished");
        Path replayed = folder.resolve("replayed.csv");
        Cli.run("replay", out, "--csv", replayed);
        assertThat(csv).hasSameBinaryContentAs(replayed);
    }

    /** Lines of the whole run up to where the killed one says that it ends. */
    private static long wholeUpTo(String json) {
        String key = "\"simulatedMs\" : ";
        int at = json.indexOf(key) + key.length();
        double endMs = Double.parseDouble(json.substring(at, json.indexOf(',', at)));
        return 1
                + whole.stream()
                        .skip(1)
                        .filter(line -> timeMs(line) <= endMs + 1e-9)
                        .count();
    }

    private static double timeMs(String line) {
        return Double.parseDouble(line.substring(0, line.indexOf(',')));
    }
}
