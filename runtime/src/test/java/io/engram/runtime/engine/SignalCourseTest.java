package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Signals that move by themselves, against closed forms. */
class SignalCourseTest {
    private static final double KEPT = Math.exp(-1 / 20.0);

    private static SignalPlan plain(String name, double kept, int delay) {
        return new SignalPlan(name, kept, delay, -1, 0, 0, 0, -1, 1);
    }

    private static SignalPlan counting(int delay) {
        return new SignalPlan("reward", KEPT, delay, 1, 2, 5, 0.5, -1, 1);
    }

    @Test
    void shouldDecayFromTheStepAfterItArrives() {
        SignalCourse course = new SignalCourse(List.of(plain("reward", KEPT, 7)), 3);
        course.enter(0, 2, false, 1);
        course.enter(0, 0.5, true, 4);

        for (int step = 1; step <= 30; step++) {
            course.advance(step);
            double set = step < 8 ? 0 : 2 * Math.pow(KEPT, step - 8);
            double added = step < 11 ? 0 : 0.5 * Math.pow(KEPT, step - 11);
            assertThat(course.value(0)).as("step %d", step).isCloseTo(set + added, within(1e-12));
            assertThat(course.arrives(0)).isEqualTo(step == 8 || step == 11);
        }
    }

    /** Of population 1 entries 2 to 4 count, five steps later. */
    @Test
    void shouldAddWhatIsFiredHoweverSlicesAreCut() {
        for (int slice : new int[] {1, 2, 3}) {
            SignalCourse course = new SignalCourse(List.of(counting(5)), 3);
            SpikeHistory other = new SpikeHistory(4);
            SpikeHistory heard = new SpikeHistory(4);
            double expected = 0;
            for (int first = 1; first <= 36; first += slice) {
                for (int step = first; step < first + slice; step++) {
                    other.open(step);
                    other.append(step, new int[] {2, 3}, 0, 2, 0);
                    heard.open(step);
                    int[] fired = step % 4 == 0 ? new int[] {1, 2, 4, 4, 5} : new int[] {0, 5, 9};
                    heard.append(step, fired, 0, fired.length, 0);
                }
                course.hear(first, slice, new SpikeHistory[] {other, heard});
                for (int step = first; step < first + slice; step++) {
                    course.advance(step);
                    expected = expected * KEPT + (step > 5 && (step - 5) % 4 == 0 ? 3 * 0.5 : 0);
                    assertThat(course.value(0)).as("step %d", step).isCloseTo(expected, within(1e-12));
                }
            }
        }
    }

    @Test
    void shouldBeTheErrorOfWhatIsExpected() {
        SignalCourse course =
                new SignalCourse(List.of(plain("reward", 1, 0), new SignalPlan("error", 1, 0, -1, 0, 0, 0, 0, 10)), 1);
        course.enter(0, 3, false, 1);
        for (int step = 1; step <= 20; step++) {
            course.advance(step);
            assertThat(course.value(course.place("error"))).isCloseTo(3 * Math.pow(0.9, step - 1), within(1e-12));
        }
        assertThat(course.place("unheard")).isEqualTo(-1);
    }

    /** In the middle of a delay, with spikes and values on their way. */
    @Test
    void shouldGoOnFromWhatWasSaved() {
        List<SignalPlan> plans =
                List.of(counting(9), new SignalPlan("error", 1, 0, -1, 0, 0, 0, 0, 10), plain("late", KEPT, 20));
        SignalCourse whole = new SignalCourse(plans, 1);
        SignalCourse resumed = new SignalCourse(plans, 1);
        SpikeHistory heard = new SpikeHistory(2);
        for (int step = 1; step <= 40; step++) {
            heard.open(step);
            heard.append(step, new int[] {2, 3}, 0, 2, 0);
            whole.hear(step, 1, new SpikeHistory[] {heard, heard});
            if (step == 3) {
                whole.enter(2, 1, true, step);
            }
            whole.advance(step);
            if (step == 12) {
                StageState state = new StageState();
                whole.save("s.", state);
                resumed.restore("s.", state);
            } else if (step > 12) {
                resumed.hear(step, 1, new SpikeHistory[] {heard, heard});
                resumed.advance(step);
                for (int k = 0; k < plans.size(); k++) {
                    assertThat(resumed.value(k)).isEqualTo(whole.value(k));
                }
            }
        }
        assertThat(whole.value(2)).isPositive();
    }
}
