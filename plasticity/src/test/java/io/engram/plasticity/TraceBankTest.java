package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.spi.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceBankTest {
    private static final int NEURONS = 3;

    private final SpikeHistory history = new SpikeHistory(4);

    private void advance(TraceBank bank, long step, int... fired) {
        history.open(step);
        history.append(step, fired, 0, fired.length, 0);
        bank.advance(step);
        bank.raise(history);
        bank.settle();
    }

    private static TraceBank bank(List<Trace> traces, int from, int to) {
        return new TraceBank(traces, 1, 0, 0, from, to, false);
    }

    @Test
    void shouldAddOrSetAtASpikeAndDecayBetween() {
        TraceBank bank = bank(List.of(Trace.add(20), Trace.set(10)), 0, NEURONS);

        advance(bank, 1, 1);
        advance(bank, 2);
        advance(bank, 3, 1, 1);

        assertThat(bank.values[0][1]).isCloseTo(2 + StrictMath.exp(-0.1), within(3e-15));
        assertThat(bank.values[1][1]).isCloseTo(1, within(1e-15));
        assertThat(bank.values[0][0]).isZero();
    }

    @Test
    void shouldKeepTheTracesOfItsOwnNeuronsOnly() {
        TraceBank bank = bank(List.of(Trace.add(20)), 1, 3);

        advance(bank, 1, 0, 2, 3, 7);

        assertThat(bank.values[0]).containsExactly(new double[] {0, 1}, within(1e-15));
    }

    @Test
    void shouldHoldTheSameBitsWhoeverReadsThemAndWhen() {
        List<Trace> traces = List.of(Trace.add(20), Trace.set(3), Trace.part(10, 0.3), Trace.partOf(2, 50));
        TraceBank unread = bank(traces, 0, NEURONS);
        TraceBank read = bank(traces, 0, NEURONS);
        for (long step = 1; step <= 1000; step++) {
            int[] fired = step % 90 == 0 ? new int[] {2} : step % 7 == 0 ? new int[] {0, 1, 1} : new int[0];
            history.open(step);
            history.append(step, fired, 0, fired.length, 0);
            for (TraceBank bank : List.of(unread, read)) {
                bank.advance(step);
                if (bank == read && step % 3 == 0) {
                    bank.settle(new int[] {1, 2}, 2);
                }
                if (bank == read && step % 5 == 0) {
                    bank.settle();
                }
                bank.raise(history);
            }
            read.settle(fired, fired.length);
        }
        unread.settle();
        read.settle();

        assertThat(read.values).isDeepEqualTo(unread.values);
        assertThat(unread.values[0][2]).isCloseTo(sum(90, 990, 20), within(1e-14));
    }

    /** What spikes every {@code everySteps} up to {@code last} have left at step 1000. */
    private static double sum(int everySteps, int last, double tauMs) {
        double sum = 0;
        for (int step = everySteps; step <= last; step += everySteps) {
            sum += StrictMath.exp((step - 1000) / tauMs);
        }
        return sum;
    }

    @Test
    void shouldFollowTheSquareOfATraceFromBeforeTheStep() {
        TraceBank bank = bank(List.of(Trace.squareOf(1, 100), Trace.add(20)), 0, 1);

        advance(bank, 1, 0);
        advance(bank, 2);
        advance(bank, 3);

        double first = 0.01;
        double y = StrictMath.exp(-1 / 20.0);
        assertThat(bank.values[0][0]).isCloseTo(first + (y * y - first) * 0.01, within(1e-16));
    }

    @Test
    void shouldTakePartsOfTheWayToOneAndByAnotherTraceAsTheSpikeLeavesIt() {
        TraceBank bank = bank(List.of(Trace.part(10, 0.3), Trace.partOf(0, 20)), 0, 1);

        advance(bank, 1, 0);
        advance(bank, 2, 0);

        double u = 0.3 + 0.7 * (0.3 * StrictMath.exp(-0.1));
        double missing = 0.3 * StrictMath.exp(-0.05);
        assertThat(bank.values[0][0]).isCloseTo(u, within(1e-15));
        assertThat(bank.values[1][0]).isCloseTo(missing + u * (1 - missing), within(1e-15));
    }

    @Test
    void shouldBeginWhereTheFirstSpikeOfAllLeavesIt() {
        TraceBank bank = bank(List.of(Trace.add(20).beginningAt(5), Trace.add(20)), 0, 2);

        advance(bank, 1, 0);
        advance(bank, 2, 0, 1);

        double left = StrictMath.exp(-0.05);
        assertThat(bank.values[0]).containsExactly(new double[] {5 * left + 1, 5}, within(1e-15));
        assertThat(bank.values[1]).containsExactly(new double[] {left + 1, 1}, within(1e-15));
    }

    @Test
    void shouldKeepNothingAfterAStepWithoutATimeConstant() {
        TraceBank bank = bank(List.of(Trace.add(0)), 0, 1);

        advance(bank, 1, 0, 0);
        assertThat(bank.values[0][0]).isEqualTo(2);
        advance(bank, 2);
        assertThat(bank.values[0][0]).isZero();
    }

    @Test
    void shouldNeverHoldASubnormalNumberAndEndAtZero() {
        for (double tauMs : new double[] {0.001, 0.1, 0.12, 1, 20}) {
            TraceBank bank = bank(List.of(Trace.add(tauMs)), 0, 1);
            SpikeHistory own = new SpikeHistory(1);
            for (long step = 1; step <= 2000; step++) {
                own.open(step);
                own.append(step, new int[1], 0, step == 5 ? 1 : 0, 0);
                bank.advance(step);
                bank.raise(own);
                bank.settle();
                double value = bank.values[0][0];
                assertThat(value == 0 || value >= Double.MIN_NORMAL).isTrue();
            }
            assertThat(bank.values[0][0]).isZero();
        }
    }
}
