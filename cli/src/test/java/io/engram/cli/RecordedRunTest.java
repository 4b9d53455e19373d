package io.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.engram.recorder.Journal;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkText;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.SpikeFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replay, inspect and plot of a journal written by hand: 10 ms of 0.1 ms, neuron k fires at k + 1 ms. */
class RecordedRunTest {
    private static final String DIGEST = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path directory;

    private Path run;

    private record OneSpike(long firstStep, int neuron) implements SpikeFrame {
        @Override
        public int stepCount() {
            return 10;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public int stepOffset(int k) {
            return 9;
        }

        @Override
        public int population(int k) {
            return 0;
        }

        @Override
        public int neuron(int k) {
            return neuron;
        }
    }

    @BeforeEach
    void record() {
        run = directory.resolve("run");
        write(run, true);
    }

    private static void write(Path directory, boolean ended) {
        Network network = new SilentExperiment().network(Map.of("neurons", "10"));
        try (Journal journal = Journal.in(directory)) {
            journal.open(new RunHeader(
                    network.name(),
                    NetworkText.render(network),
                    network.seed(),
                    network.dtMs(),
                    10,
                    100,
                    "test",
                    "2026-01-01T00:00:00Z",
                    List.of(new RunHeader.PopulationInfo("output", 10, false, true)),
                    List.of()));
            for (int slice = 0; slice < 10; slice++) {
                journal.spikes(new OneSpike(slice * 10L + 1, slice));
                journal.progress(slice * 10L + 10);
            }
            if (ended) {
                journal.end(new RunEnd(100, 10, DIGEST, DIGEST));
            }
        }
    }

    @Test
    void shouldReplayEverySpikeAsALine() {
        Cli replay = Cli.run("replay", run);

        assertThat(replay.code()).isZero();
        assertThat(replay.err()).isEmpty();
        assertThat(replay.out().lines())
                .hasSize(10)
                .startsWith("1 output 0", "2 output 1")
                .endsWith("10 output 9");
    }

    /** Its network is silent: no program wrote this record. */
    @Test
    void shouldSayWhereARecordIsNotThatOfItsNetwork() {
        Cli done = Cli.run("verify", run);

        assertThat(done.code()).isEqualTo(5);
        assertThat(done.err())
                .contains(
                        "the first difference is at 1 ms, step 10: neuron 0 of \"output\"; recorded: fires; now: is silent");
        assertThat(done.out()).isEmpty();
    }

    @Test
    void shouldReplayFromATimeToATime() {
        assertThat(Cli.run("replay", run, "--from", "2ms", "--to", "4ms").out().lines())
                .containsExactly("2 output 1", "3 output 2", "4 output 3");
    }

    @Test
    void shouldRefuseAWindowThatEndsBeforeItBegins() {
        Cli done = Cli.run("replay", run, "--from", "5ms", "--to", "1ms");

        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err()).contains("--from 5.0 ms is after --to 1.0 ms");
    }

    @Test
    void shouldRefuseToWriteSpikesOverADirectory() {
        Cli done = Cli.run("replay", run, "--csv", directory);

        assertThat(done.code()).isEqualTo(3);
        assertThat(done.err()).contains(directory + " is a directory; name a file to write the spikes to");
    }

    @Test
    void shouldReplayToCsv() {
        Path csv = directory.resolve("spikes.csv");

        Cli replay = Cli.run("replay", run, "--to", "2ms", "--csv", csv);

        assertThat(replay.out()).isEmpty();
        assertThat(csv).hasContent("time_ms,population,neuron\n1,output,0\n2,output,1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "-1", "NaN", "Infinity", "1e999", "fast", ""})
    void shouldRefuseASpeedThatIsNone(String speed) {
        Cli done = Cli.run("replay", run, "--speed", speed);

        assertThat(done.code()).isEqualTo(2);
        assertThat(done.out()).isEmpty();
        assertThat(done.err()).contains("--speed", "\"" + speed + "\" is not a speed; must be a number above 0");
    }

    @Test
    void shouldReplayTheSameInTime() {
        String lines = Cli.run("replay", run).out();
        Path csv = directory.resolve("spikes.csv");

        assertThat(Cli.run("replay", run, "--speed", "10").out()).isEqualTo(lines);
        assertThat(Cli.run("replay", run, "--speed", "1e3", "--from", "2ms", "--to", "4ms")
                        .out()
                        .lines())
                .containsExactly("2 output 1", "3 output 2", "4 output 3");
        assertThat(Cli.run("replay", run, "--speed", "1", "--all").out()).contains("10 ms  end: 10 spikes");
        assertThat(Cli.run("replay", run, "--speed", "5", "--to", "2ms", "--csv", csv)
                        .code())
                .isZero();
        assertThat(csv).hasContent("time_ms,population,neuron\n1,output,0\n2,output,1\n");
    }

    @Test
    void shouldFollowARunThatIsOver() throws IOException {
        Path cut = directory.resolve("cut");
        write(cut, false);

        Cli finished = Cli.run("replay", run, "--follow");
        Cli unfinished = Cli.run("replay", cut, "--follow");

        assertThat(finished).isEqualTo(Cli.run("replay", run));
        assertThat(unfinished.code()).isZero();
        assertThat(unfinished.out()).isEqualTo(finished.out());
        assertThat(unfinished.err()).contains("the run is unfinished; its record goes up to 10 ms");
    }

    @Test
    void shouldNotWaitForARunThatNobodyBegan() {
        Cli done = Cli.run("replay", directory.resolve("runn"), "--follow");

        assertThat(done.code()).isEqualTo(3);
        assertThat(done.err()).contains("run directory " + directory.resolve("runn") + " does not exist");
    }

    @Test
    void shouldInspectAsJsonWithTheDocumentedKeys() throws IOException {
        JsonNode tree =
                new ObjectMapper().readTree(Cli.run("inspect", run, "--json").out());

        assertThat(tree.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "name",
                        "seed",
                        "dtMs",
                        "simulatedMs",
                        "complete",
                        "spikes",
                        "synapses",
                        "digests",
                        "seconds",
                        "threads",
                        "shards",
                        "outcome",
                        "populations");
        assertThat(tree.path("simulatedMs").asDouble()).isEqualTo(10);
        assertThat(tree.path("complete").asBoolean()).isTrue();
        assertThat(tree.path("spikes").asLong()).isEqualTo(10);
        assertThat(tree.path("digests").path("spikes").asText()).isEqualTo(DIGEST);
        assertThat(tree.path("seconds").path("build").isNull()).isTrue();
        assertThat(tree.path("populations").get(0).path("rateHz").asDouble()).isEqualTo(100);
    }

    @Test
    void shouldTakeFromTheSummaryWhatAJournalDoesNotKnow() throws IOException {
        Files.writeString(
                run.resolve("summary.json"),
                "{\"threads\": 2, \"seconds\": {\"build\": 1, \"simulate\": 2, \"write\": 3},"
                        + " \"outcome\": {\"hitRate\": 0.99}}");

        JsonNode tree =
                new ObjectMapper().readTree(Cli.run("inspect", run, "--json").out());
        assertThat(tree.path("threads").asInt()).isEqualTo(2);
        assertThat(tree.path("shards").isNull()).isTrue();
        assertThat(tree.path("seconds").path("simulate").asDouble()).isEqualTo(2);
        assertThat(tree.path("outcome").path("hitRate").asDouble()).isEqualTo(0.99);
        assertThat(Cli.run("inspect", run).out()).contains("hitRate", "0.99");
    }

    @Test
    void shouldRefuseASummaryThatIsNotJson() throws IOException {
        Files.writeString(run.resolve("summary.json"), "{\"threads\": ");

        Cli inspect = Cli.run("inspect", run);

        assertThat(inspect.code()).isEqualTo(3);
        assertThat(inspect.err()).contains("summary.json: is not JSON");
    }

    @Test
    void shouldInspectForPeople() {
        assertThat(Cli.run("inspect", run).out())
                .contains("silent, seed 1: 10 ms", "0 synapses, 10 recorded spikes", "10 neurons", "100.0 Hz", DIGEST);
    }

    @Test
    void shouldSayThatARunIsUnfinishedAndShowItAllTheSame() throws IOException {
        Path cut = directory.resolve("cut");
        write(cut, false);

        Cli replay = Cli.run("replay", cut);
        Cli inspect = Cli.run("inspect", cut, "--json");

        assertThat(replay.err()).contains("the run is unfinished; its record goes up to 10 ms");
        assertThat(replay.out().lines()).hasSize(10);
        JsonNode tree = new ObjectMapper().readTree(inspect.out());
        assertThat(tree.path("complete").asBoolean()).isFalse();
        assertThat(tree.path("digests").path("spikes").isNull()).isTrue();
    }

    @Test
    void shouldPlotWhatIsAskedFor() {
        Cli plot = Cli.run("plot", run, "--what", "raster,rates", "--out", directory.resolve("pictures"));

        assertThat(plot.code()).isZero();
        assertThat(plot.out().lines()).hasSize(2).allMatch(file -> Files.isRegularFile(Path.of(file)));
        assertThat(Cli.run("plot", run, "--what", "spikes").code()).isEqualTo(2);
    }

    @Test
    void shouldRefuseADirectoryWithoutARun() {
        for (String command : List.of("replay", "inspect", "plot")) {
            Cli refused = Cli.run(command, directory.resolve("nothing"));
            assertThat(refused.code()).as(command).isEqualTo(3);
            assertThat(refused.err().lines()).as(command).hasSize(1);
        }
    }
}
