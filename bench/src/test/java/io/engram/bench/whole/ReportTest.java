package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void shouldShowBothSidesBesideOneAnother() {
        String text = Report.text(Measurements.result(
                List.of(Measurements.ours(0.5, 35.7), Measurements.ours(0.5, 35.7)),
                List.of(Measurements.peer(8, 35.6), Measurements.peer(9, 35.6))));

        assertThat(text.lines().map(line -> line.replaceAll(" {2,}", "  ")))
                .contains(
                        "brunel: 10,000 neurons, 10.0 M synapses, 1.00 s simulated; 2 threads on JDK 17.0.15, bound to"
                                + " cores 0,1",
                        "  Engram  NEST 3.10.0, 1 thread  peer / ours",
                        "  simulate  0.500 s  8.50 s (8.00 s to 9.00 s)  17.0 (16.0 to 18.0), goal 30.0",
                        "  357,000 spikes, 357 M synaptic events: 1.40 ns an event; 2.00 x real time; 40.0 bytes a synapse",
                        "  cpu  1.00 s  8.50 s (8.00 s to 9.00 s)  8.50 (8.00 to 9.00)",
                        "  allocated 2.00 MB, 1 pause of 10.0 ms in all");
    }

    @Test
    void shouldSayWhereRatesAreOthers() {
        String text = Report.text(Measurements.result(List.of(Measurements.ours(0.5, 20)), List.of()));

        assertThat(text)
                .contains("NOT THE SAME: Engram: excitatory is 20.00; must be within 35.34 and 36.06")
                .doesNotContain("peer / ours");
    }
}
