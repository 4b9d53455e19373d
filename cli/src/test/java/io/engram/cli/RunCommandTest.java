package io.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs from the command line to the files. */
class RunCommandTest {
    private static final String LEARNING = """
            name = learning
            seed = 3
            dt = 0.1 ms
            duration = 300 ms
            populations {
              inputs { model = poisson, size = 40, rate = 40 Hz }
              output { model = iaf-psc-delta, size = 4 }
            }
            projections {
              learn {
                from = inputs, to = output, connect = all-to-all
                weight = 2 mV
                delay = 1 ms
                rule { type = pair-stdp, weightMax = 4 }
              }
            }
            record { spikes = [output], weights { learn = 100 ms } }
            """;

    @TempDir
    Path directory;

    private Path network;
    private Path run;

    @BeforeEach
    void write() throws IOException {
        network = Files.writeString(directory.resolve("learning.conf"), LEARNING);
        run = directory.resolve("run");
    }

    @Test
    void shouldRecordWeightsThatDoNotChange() throws IOException {
        Files.writeString(network, LEARNING.replace("rule { type = pair-stdp, weightMax = 4 }", ""));
        assertThat(Cli.run("run", network, "--out", run, "--no-pictures").code())
                .isZero();

        Cli done = Cli.run("replay", run, "--all");

        assertThat(done.out().lines().filter(line -> line.endsWith("weights of learn: 160 synapses, mean 2.0")))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void shouldVerifyWhatItRecordedOnOtherShards() {
        assertThat(Cli.run("run", network, "--out", run, "--no-pictures").code())
                .isZero();

        Cli done = Cli.run("verify", run, "--threads", "2", "--shards", "3");

        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out())
                .matches("verified: \\d+ spikes, \\d+ snapshots of weights .* are the same, bit by bit\\R");
    }

    @Test
    void shouldReplayStateAndWeightsWhenAskedForAll() throws IOException {
        Files.writeString(
                network,
                LEARNING.replace(
                        "record {",
                        "record { state = [{ population = output, variables = [v], neurons = [2], every = 100 ms }],"));
        assertThat(Cli.run("run", network, "--out", run, "--no-pictures").code())
                .isZero();

        Cli done = Cli.run("replay", run, "--all");

        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out().lines().filter(line -> line.matches("[123]00 ms  output 2: v = -\\d+.*")))
                .hasSize(3);
        assertThat(done.out().lines().filter(line -> line.contains("weights of learn: 160 synapses, mean")))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void shouldSayThatItNeedsMoreMemory() throws IOException {
        Files.writeString(network, LEARNING.replace("delay = 1 ms", "delay = 200000 s"));

        Cli done = Cli.run("run", network, "--out", run);

        assertThat(done.code()).isEqualTo(4);
        assertThat(done.err()).contains("needs more memory than the JVM has");
        assertThat(run).doesNotExist();
    }

    @Test
    void shouldRefuseALengthOffTheGrid() {
        Cli done = Cli.run("run", network, "--for", "200.05ms", "--out", run);

        assertThat(done.code()).isEqualTo(3);
        assertThat(done.err()).contains("duration = 200.05 ms; must be whole steps of dt = 0.1 ms");
    }

    @Test
    void shouldLeaveJournalSummaryAndPictures() {
        Cli done = Cli.run("run", network, "--out", run);

        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out())
                .contains("learning, seed 3: 300 ms", "in " + run + ": journal, summary.json, raster.png");
        assertThat(run.resolve("journal")).isDirectory();
        assertThat(run.resolve("summary.json")).isNotEmptyFile();
        assertThat(run.resolve("raster.png")).isNotEmptyFile();
        assertThat(run.resolve("weights-learn.png")).isNotEmptyFile();
    }

    @Test
    void shouldReplayTheBytesThatItWroteWhileRunning() throws IOException {
        Path written = directory.resolve("written.csv");
        Path replayed = directory.resolve("replayed.csv");

        assertThat(Cli.run("run", network, "--out", run, "--csv", written, "--quiet"))
                .isEqualTo(new Cli(0, "", ""));
        assertThat(Cli.run("replay", run, "--csv", replayed).code()).isZero();

        assertThat(Files.readAllLines(written)).hasSizeGreaterThan(10);
        assertThat(replayed).hasSameBinaryContentAs(written);
    }

    @Test
    void shouldInspectWhatItSummarised() throws IOException {
        Cli done = Cli.run("run", network, "--out", run, "--json", "--no-pictures");
        JsonNode summary = json(done.out());
        JsonNode inspected = json(Cli.run("inspect", run, "--json").out());

        assertThat(json(Files.readString(run.resolve("summary.json")))).isEqualTo(summary);
        assertThat(summary.path("complete").asBoolean()).isTrue();
        assertThat(summary.path("synapses").asLong()).isEqualTo(160);
        for (String key : new String[] {"name", "seed", "simulatedMs", "complete", "spikes", "digests", "seconds"}) {
            assertThat(inspected.path(key)).as(key).isEqualTo(summary.path(key));
        }
        assertThat(inspected.path("populations").get(1))
                .isEqualTo(summary.path("populations").get(1));
    }

    @Test
    void shouldGiveEqualDigestsOnAnyThreadsShardsAndMode() throws IOException {
        JsonNode one = run("one", "--threads", "1", "--shards", "1");
        JsonNode two = run("two", "--threads", "2", "--shards", "3");
        JsonNode message = run("message", "--mode", "message");
        JsonNode other = run("other", "--seed", "4");

        assertThat(two.path("digests")).isEqualTo(one.path("digests"));
        assertThat(message.path("digests")).isEqualTo(one.path("digests"));
        assertThat(other.path("digests")).isNotEqualTo(one.path("digests"));
    }

    @Test
    void shouldRunForAnotherTimeAndRecordNothing() throws IOException {
        JsonNode summary = json(Cli.run("run", network, "--for", "50ms", "--no-journal", "--json", "--out", run)
                .out());

        assertThat(summary.path("simulatedMs").asDouble()).isEqualTo(50);
        assertThat(run.resolve("journal")).doesNotExist();
        assertThat(run.resolve("summary.json")).isNotEmptyFile();
        assertThat(Cli.run("inspect", run).code()).isEqualTo(3);
    }

    @Test
    void shouldSayWhatAPackagedExperimentFound() throws IOException {
        Cli done = Cli.run("run", "silent", "--set", "neurons=5", "--out", run, "--json");

        JsonNode summary = json(done.out());
        assertThat(summary.path("outcome").path("silent").asBoolean()).isTrue();
        assertThat(summary.path("populations").get(0).path("size").asInt()).isEqualTo(5);
    }

    @Test
    void shouldRefuseASecondRunInOneDirectoryAndLoseNothing() throws IOException {
        Cli.run("run", network, "--out", run, "--quiet");
        String before = Files.readString(run.resolve("summary.json"));

        Cli refused = Cli.run("run", network, "--out", run);

        assertThat(refused.code()).isEqualTo(3);
        assertThat(Files.readString(run.resolve("summary.json"))).isEqualTo(before);
    }

    private JsonNode run(String name, String... options) throws IOException {
        Object[] arguments = new Object[options.length + 5];
        arguments[0] = "run";
        arguments[1] = network;
        arguments[2] = "--json";
        arguments[3] = "--out";
        arguments[4] = directory.resolve(name);
        System.arraycopy(options, 0, arguments, 5, options.length);
        return json(Cli.run(arguments).out());
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
