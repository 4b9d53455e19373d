package io.engram.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import io.engram.neurons.IafPscDelta;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final ActorTestKit KIT = ActorTestKit.create();

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private static NetworkBuilder cells(int size) {
        return Network.named("cells")
                .durationMs(1000)
                .population("cells", size, new IafPscDelta())
                .poissonInput("cells", 20_000, 0.1);
    }

    @Test
    void shouldPayForALargeNetworkOnceAJvm() {
        Network network = cells(4000)
                .projection(
                        "p",
                        "cells",
                        "cells",
                        new Connect.PairwiseBernoulli(0.01, true),
                        Value.constant(0.1),
                        Delays.ofMs(1.5))
                .build();

        Optional<Rehearsal> first = Rehearsal.begin(network, KIT.system());
        assertThat(first).isPresent();
        first.get().close();
        assertThat(Rehearsal.begin(network, KIT.system())).isEmpty();
    }

    @Test
    void shouldNotPayForASmallOrAShortOne() {
        assertThat(Rehearsal.begin(cells(1000).build(), KIT.system())).isEmpty();
        assertThat(Rehearsal.begin(cells(4000).build().withDurationMs(1), KIT.system()))
                .isEmpty();
    }

    @Test
    void shouldEndWhereTheNetworkCannotBeBuilt() {
        Network network = cells(4000)
                .projection(
                        "p",
                        "cells",
                        "cells",
                        new Connect.FixedInDegree(10, true, false),
                        Value.truncatedNormal(0, 1, 5.99, 6),
                        Delays.ofMs(1.5))
                .build();

        assertThatThrownBy(() -> Simulation.start(network, SimulationOptions.DEFAULT.withSystem(KIT.system())))
                .isInstanceOf(SpecException.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("engram-rehearsal");
    }
}
