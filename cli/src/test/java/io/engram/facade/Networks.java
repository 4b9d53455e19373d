package io.engram.facade;

import io.engram.neurons.External;
import io.engram.neurons.IafPscDelta;
import io.engram.neurons.Regular;
import io.engram.plasticity.PairStdp;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.Stimulus;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/** Small networks whose spikes can be told in advance: dt is 1 ms, delays are 2 ms. */
final class Networks {
    /** Fires when 20 mV arrive at once; forgets in 1 ms; rests 1 ms. */
    static final IafPscDelta CELL = new IafPscDelta(0.1, 1, 1, 0, 20, 0, 0);

    private Networks() {}

    /** Three inputs, each of which makes its own of three cells fire 2 ms later; a plastic projection beside it. */
    static NetworkBuilder driven() {
        return Network.named("driven")
                .dtMs(1)
                .durationMs(100)
                .population("in", 3, new External())
                .population("cells", 3, CELL)
                .signal("reward")
                .projection("drive", "in", "cells", Connect.oneToOne(), Value.constant(25), Delays.ofMs(2))
                .projection(
                        "learn",
                        "in",
                        "cells",
                        Connect.allToAll(),
                        Value.constant(0.5),
                        Delays.ofMs(2),
                        PairStdp.brian(20, 20, 0.01, 0.01, 1));
    }

    /** One cell that a current makes fire at every second step, without a projection. */
    static NetworkBuilder single() {
        return Network.named("single")
                .dtMs(1)
                .durationMs(100)
                .population("cell", 1, CELL)
                .stimulus(new Stimulus.Current(Span.all("cell"), Value.constant(1000), 0, Double.POSITIVE_INFINITY));
    }

    /** A regular source and a population whose kernel throws when it is stepped the {@code failAt}-th time. */
    static NetworkBuilder faulty(int failAt) {
        return Network.named("faulty")
                .dtMs(1)
                .durationMs(1000)
                .population("in", 4, new Regular(1, 1))
                .population("bad", 4, new Faulty(failAt))
                .projection("drive", "in", "bad", Connect.allToAll(), Value.constant(1), Delays.ofMs(3))
                .recordSpikes("in", "bad");
    }

    /** Throws at a step; until then nothing happens. */
    record Faulty(int failAt) implements NeuronModel {
        @Override
        public String summary() {
            return "breaks";
        }

        @Override
        public List<StateVariable> state() {
            return List.of(new StateVariable("v", "mV", 0));
        }

        @Override
        public NeuronKernel kernel(double dtMs) {
            int[] steps = new int[1];
            return (block, from, to) -> {
                if (++steps[0] == failAt) {
                    throw new ArithmeticException("it broke");
                }
            };
        }
    }

    /** Two of its neurons fire at every step, in the order given, which need not be one that is allowed. */
    record Jumbled(int first, int second) implements NeuronModel {
        @Override
        public String summary() {
            return "fires as it is told";
        }

        @Override
        public List<StateVariable> state() {
            return List.of(new StateVariable("v", "mV", 0));
        }

        @Override
        public NeuronKernel kernel(double dtMs) {
            return (block, from, to) -> {
                block.spike(first);
                block.spike(second);
            };
        }
    }
}
