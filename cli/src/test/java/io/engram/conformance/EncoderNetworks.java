package io.engram.conformance;

import io.engram.neurons.IafPscDelta;
import io.engram.plasticity.PairStdp;
import io.engram.runtime.Simulation;
import io.engram.runtime.network.Components;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.Pattern;
import java.util.List;

/** A small network behind each registered encoder: plastic synapses to cells, patterns shown one after the other. */
public final class EncoderNetworks {
    public static final int SIZE = 23;

    private EncoderNetworks() {}

    public static List<EncoderModel> encoders() {
        return Components.sourceModels().stream()
                .filter(EncoderModel.class::isInstance)
                .map(EncoderModel.class::cast)
                .toList();
    }

    public static Network of(EncoderModel encoder) {
        return Network.named("encoded")
                .seed(3)
                .dtMs(1)
                .population("in", SIZE, encoder)
                .population("cells", 7, new IafPscDelta())
                .projection(
                        "learn",
                        "in",
                        "cells",
                        Connect.allToAll(),
                        Value.uniform(5, 18),
                        Delays.ofMs(2),
                        PairStdp.postPre(0.1, 0.2, 20, 20, false, 0, 20))
                .recordSpikes("in", "cells")
                .build();
    }

    /** Shows patterns of 30 ms with 10 ms of nothing between them, time passing in pieces of {@code pieceMs}. */
    public static void drive(Simulation simulation, EncoderModel encoder, double pieceMs) {
        for (int showing = 0; showing < 5; showing++) {
            simulation.setValues("in", pattern(encoder, showing).values());
            run(simulation, 30, pieceMs);
            simulation.setValues("in", new float[SIZE]);
            run(simulation, 10, pieceMs);
        }
    }

    private static void run(Simulation simulation, double ms, double pieceMs) {
        for (double left = ms; left > 0; left -= pieceMs) {
            simulation.runForMs(Math.min(left, pieceMs));
        }
    }

    /** Values that the encoder takes. */
    public static Pattern pattern(EncoderModel encoder, long seed) {
        float[] values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            float value = Draws.below(seed, i, 3) == 0 ? 0 : 10 * (float) Draws.uniform(seed, SIZE + i);
            values[i] = encoder.takes(value) ? value : (int) value;
        }
        return Pattern.of(values);
    }
}
