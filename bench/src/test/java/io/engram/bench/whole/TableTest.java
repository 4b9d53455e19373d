package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    private static final List<Measured> OURS = List.of(Measurements.ours(0.5, 35.7), Measurements.ours(0.5, 35.7));
    private static final List<Measured> PEERS = List.of(Measurements.peer(8, 35.6), Measurements.peer(9, 35.6));

    @Test
    void shouldShowBothSidesAndTheRatio() {
        String table = Table.markdown(List.of(Measurements.result(OURS, PEERS)), List.of("brunel"));

        assertThat(table.lines())
                .contains(
                        "| `brunel` | 17 | simulate | 0.500 s | NEST 3.10.0, 1 thread: 8.50 s | 17.0 (16.0 to 18.0) | 30.0 |",
                        "| `brunel` | 17 | memory | 400 MB | NEST 3.10.0, 1 thread: 800 MB | 2.00 | 2.00 |",
                        "| `brunel` | 17 | 1.50 s |  | 0.500 s |  | 2.00 | 1.40 | 40.0 | 400 MB | 2.00 MB | 1 |");
    }

    @Test
    void shouldPutNewerJdksFirstAndMarkOtherRates() {
        Result other = Measurements.result("25.0.3", List.of(Measurements.ours(0.5, 1)), List.of());
        String table = Table.markdown(List.of(Measurements.result(OURS, PEERS), other), List.of("brunel"));

        List<String> own =
                table.lines().filter(line -> line.contains("| 1.50 s |")).toList();
        assertThat(own).hasSize(2);
        assertThat(own.get(0)).startsWith("| `brunel` (not the same rates) | 25 |");
        assertThat(own.get(1)).startsWith("| `brunel` | 17 |");
    }

    @Test
    void shouldBeMadeOfAllResultsThatAreKept(@TempDir Path folder) throws Exception {
        Results results = new Results(folder.resolve("results"));
        results.write(Measurements.result(OURS, PEERS));
        results.write(Measurements.result("25.0.3", OURS, PEERS));
        results.write(Measurements.result("25.0.3", OURS, List.of()));

        Path table = results.writeTable(List.of("brunel"));

        assertThat(folder.resolve("results")).isDirectoryContaining("glob:**/brunel-jdk25.json");
        assertThat(Files.readString(table).lines().filter(line -> line.contains("`brunel`")))
                .hasSize(2 + 1 + 1);
    }
}
