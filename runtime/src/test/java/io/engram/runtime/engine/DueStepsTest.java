package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Recording;
import io.engram.runtime.network.Signal;
import io.engram.runtime.network.Stimulus;
import io.engram.runtime.network.Value;
import io.engram.runtime.random.Draws;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a grant must end. */
class DueStepsTest {
    private final Network network = new Network(
            "due",
            1,
            1,
            100,
            0,
            1,
            Network.named("x").population("a", 1, new Chatter()).build().populations(),
            List.of(),
            List.of(new Stimulus.Signal("s", 1, 8), new Stimulus.Signal("s", 2, 0)),
            List.of(Signal.named("s")),
            Recording.DEFAULT);

    @Test
    void shouldBeDueOneStepBeforeASignalActs() {
        DueSteps due = new DueSteps(network, false);
        List<Long> steps = new ArrayList<>();
        for (long step = 0; step <= 20; step++) {
            if (due.isDue(step)) {
                steps.add(step);
                assertThat(due.takeSignals(step)).hasSize(1);
                assertThat(due.isDue(step)).isFalse();
            }
        }
        assertThat(steps).containsExactly(0L, 7L);
        assertThat(due.next()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldBeDueAfterEveryResetPeriod() {
        DueSteps due = new DueSteps(
                Network.named("resets")
                        .dtMs(0.5)
                        .population("a", 1, new Chatter())
                        .stimulus(new Stimulus.Reset(2))
                        .stimulus(new Stimulus.Reset(3))
                        .build(),
                false);
        List<Long> steps = new ArrayList<>();
        for (long step = 0; step <= 13; step++) {
            if (due.isDue(step)) {
                steps.add(step);
                assertThat(due.takeReset(step)).isTrue();
            }
            assertThat(due.takeReset(step)).isFalse();
        }
        assertThat(steps).containsExactly(4L, 6L, 8L, 12L);
    }

    @Test
    void shouldTellWhenWeightsAreRecordedNext() {
        DueSteps due = new DueSteps(
                Network.named("weights")
                        .dtMs(0.5)
                        .population("a", 1, new Chatter())
                        .projection("p", "a", "a", Connect.allToAll(), Value.constant(1), Delays.ofMs(1))
                        .projection("q", "a", "a", Connect.allToAll(), Value.constant(1), Delays.ofMs(1))
                        .recordWeights("p", 10)
                        .recordWeights("q", 4)
                        .recordWeights("q", 10)
                        .build(),
                true);
        assertThat(due.nextSnapshot("p")).isZero();

        due.takeSnapshots(17);

        assertThat(due.nextSnapshot("p")).isEqualTo(20);
        assertThat(due.nextSnapshot("q")).isEqualTo(20);
        due.takeSnapshots(20);
        assertThat(due.nextSnapshot("q")).isEqualTo(24);
        assertThat(due.nextSnapshot("r")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldEndGrantsAtSliceBordersOrWhereItIsTold() {
        GrantLength length = new GrantLength(15, false);
        long step = 0;
        for (int k = 0; k < 50; k++) {
            long until = length.until(step, 10_000);
            assertThat(until).isGreaterThan(step);
            assertThat(until % 15 == 0 || until == 10_000).isTrue();
            length.begun(step, until, 0);
            length.ended(Draws.below(1, k, 50_000_000));
            step = until == 10_000 ? 7 : until;
        }
        assertThat(new GrantLength(15, true).until(7, 1000)).isEqualTo(15);
        assertThat(new GrantLength(15, true).until(15, 1000)).isEqualTo(30);
        assertThat(new GrantLength(15, true).until(15, 17)).isEqualTo(17);
    }
}
