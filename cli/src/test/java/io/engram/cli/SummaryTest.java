package io.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.examples.Progress;
import io.engram.examples.RunSummary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
    private static RunSummary summary(Map<String, Object> outcome) {
        return new RunSummary(
                "stdp-sequence",
                7,
                0.1,
                450_000,
                true,
                2412,
                2000,
                new RunSummary.Digests(Optional.of("aa"), Optional.of("bb")),
                Optional.of(new RunSummary.Seconds(0.5, 9, 1.25)),
                Optional.of(2),
                Optional.of(2),
                outcome,
                List.of(new RunSummary.PopulationRow("output", 1, Optional.of(2412L), Optional.of(5.36))));
    }

    @Test
    void shouldReadBackWhatItWrote(@TempDir Path directory) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("hitRate", 0.991);
        outcome.put("falseAlarms", 0);
        Path file = directory.resolve("run/summary.json");

        SummaryFile.write(file, Json.text(Json.tree(summary(outcome))));

        SummaryFile read = SummaryFile.read(file);
        assertThat(read.seconds()).contains(new RunSummary.Seconds(0.5, 9, 1.25));
        assertThat(read.threads()).contains(2);
        assertThat(read.outcome()).isEqualTo(outcome);
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldWriteNullForWhatIsNotANumber() {
        assertThat(Json.text(Map.of("latencyMs", Double.NaN))).isEqualTo("{\n  \"latencyMs\" : null\n}");
        assertThat(Json.text(Map.of("x", List.of(Float.POSITIVE_INFINITY)))).contains("null");
    }

    @Test
    void shouldSayWhatRanWhatWasCountedAndWhatWasFound() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SummaryText.print(summary(Map.of("hitRate", 0.9912345)), new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("stdp-sequence, seed 7: 450 s")
                .contains("simulated in 9.00 s (50 x real time)", "threads 2, shards 2")
                .containsPattern("output +1 neuron +2412 spikes +5.360 Hz")
                .containsPattern("hitRate +0.99123");
    }

    @Test
    void shouldSayHowFarARunIs() {
        assertThat(ProgressLine.text(new Progress(189_000, 450_000, 3_600_000_000L)))
                .isEqualTo("189 s of 450 s, 53 x real time, 5 s to go");
        assertThat(ProgressLine.text(new Progress(1000, 450_000, 1_000_000_000L)))
                .isEqualTo("1 s of 450 s, 1.00 x real time, 7:29 min to go");
        assertThat(ProgressLine.text(new Progress(0, 450_000, 0))).contains("long to go");
    }

    @Test
    void shouldPrintALineATenthOfTheWayWhereThereIsNoTerminal() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = new Console(System.out, new PrintStream(bytes, true, StandardCharsets.UTF_8), 0);

        try (ProgressLine line = ProgressLine.on(console, "silent")) {
            for (int tenSeconds = 0; tenSeconds <= 100; tenSeconds++) {
                line.accept(new Progress(tenSeconds * 10, 1000, tenSeconds * 1_000_000_000L));
            }
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSizeBetween(8, 9)
                .allMatch(text -> text.startsWith("silent: "));
    }

    @Test
    void shouldDrawABarWithinTheTerminal() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = new Console(System.out, new PrintStream(bytes, true, StandardCharsets.UTF_8), 90);

        try (ProgressLine line = ProgressLine.on(console, "silent")) {
            line.accept(new Progress(500, 1000, 2_000_000_000L));
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("silent [", "50 % 500 ms of 1 s, 0.25 x real time");
    }
}
