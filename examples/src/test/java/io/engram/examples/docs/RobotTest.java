package io.engram.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

class RobotTest {
    @Test
    void shouldActOnWhatItSensesAndLeaveTheActorSystemAlone() {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "service");
        try {
            try (Robot robot = new Robot(system)) {
                assertThat(robot.act()).containsExactly(0, 0);
                assertThat(robot.act(0, 1, 2, 3, 4, 5, 6, 7)).containsExactly(1, 1);
                assertThat(robot.act()).containsExactly(0, 0);
            }
            assertThat(system.whenTerminated().isCompleted()).isFalse();
            try (Robot another = new Robot(system)) {
                assertThat(another.act(0, 1, 2, 3)).containsExactly(1, 1);
            }
        } finally {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
        }
    }
}
