package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import io.engram.conformance.EncoderNetworks;
import io.engram.runtime.network.Network;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.OutsideInput;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An encoder that is saved while it shows something, or before it does, goes on to the same bits. */
class EncoderSaveRestoreTest {
    private static final long END = 200;
    private static final ActorTestKit KIT = ActorTestKit.create();

    static List<EncoderModel> encoders() {
        return EncoderNetworks.encoders();
    }

    @AfterAll
    static void shutDown() {
        KIT.shutdownTestKit();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encoders")
    void shouldGoOnToTheSameBits(EncoderModel encoder) {
        for (long border : new long[] {2, 40, 42, 98}) {
            Network network = EncoderNetworks.of(encoder).withBatch(1 + (int) border % 3);
            Staged whole = Staged.of(KIT, network, 3);
            whole.runUntil(border > 40 ? 40 : border);
            show(whole, encoder, Math.min(border, 40) + 1);
            whole.runUntil(border);

            Staged.Saved saved = whole.save(border);
            List<String> before = whole.digests();
            Staged resumed = Staged.of(KIT, network, 3);
            resumed.restore(saved);
            assertThat(resumed.digests()).as("as restored at %d", border).isEqualTo(before);
            for (Staged stages : List.of(whole, resumed)) {
                stages.runUntil(100);
                show(stages, encoder, 101);
                stages.runUntil(END);
            }
            assertThat(resumed.digests()).as("resumed at %d", border).isEqualTo(whole.digests());
            assertThat(whole.digests()).as("went on").isNotEqualTo(before);
        }
    }

    private static void show(Staged stages, EncoderModel encoder, long step) {
        stages.accept("in", new OutsideInput.Values(step, "in", EncoderNetworks.pattern(encoder, step)));
        stages.accept("in", new OutsideInput.Values(step, "in", EncoderNetworks.pattern(encoder, step + 1), 0));
    }
}
