package io.engram.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void shouldHoldEachFactorFromItsTimeOn() {
        Schedule schedule = new Schedule(List.of(10.0, 20.0), List.of(2.0, 0.0));
        assertThat(schedule.at(9.9)).isEqualTo(1);
        assertThat(schedule.at(10)).isEqualTo(2);
        assertThat(schedule.at(20)).isEqualTo(0);
    }

    @Test
    void shouldChangeInTheStepThatBeginsAtTheTime() {
        Schedule schedule = new Schedule(List.of(0.3), List.of(2.0));
        assertThat(schedule.during(3, 0.1)).isEqualTo(1);
        assertThat(schedule.during(4, 0.1)).isEqualTo(2);
    }
}
