package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import io.engram.runtime.wire.ShardSpikes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A step's input is added up as docs/adr/0004 says: static, plastic projections as declared, private Poisson input. */
class NeuronShardTest {
    private static final double LARGE = 1e16;

    @Test
    void shouldAddPlasticProjectionsAsDeclared() {
        NeuronShard shard = shard(network(true));
        shard.connect(List.of(new Adds(LARGE), new Adds(1)));

        // Beside 1e16 a one is lost; two of them, added first, are not.
        assertThat(input(shard)).isEqualTo(LARGE);
        shard.connect(List.of(new Adds(1), new Adds(LARGE)));
        assertThat(input(shard)).isEqualTo(LARGE + 2);
    }

    @Test
    void shouldAddNoiseAfterPlasticProjections() {
        double noise = input(shard(network(false).poissonInput("cell", 50_000, 0.1)));
        NeuronShard shard = shard(network(true).poissonInput("cell", 50_000, 0.1));
        shard.connect(List.of(new Adds(LARGE), new Adds(-LARGE)));

        assertThat(noise).isPositive();
        assertThat(input(shard))
                .as("the static input is lost, the noise is not")
                .isEqualTo(noise);
    }

    private static NetworkBuilder network(boolean wired) {
        NetworkBuilder network = Network.named("one").dtMs(1).population("cell", 1, new Echo());
        return wired
                ? network.projection("itself", "cell", "cell", Connect.allToAll(), Value.constant(1), Delays.ofMs(1))
                : network;
    }

    private static NeuronShard shard(NetworkBuilder network) {
        Network built = network.build();
        return new NeuronShard(ShardPlan.of(built, 0, 0, 1, 1), StaticInputs.byDescription(RowPlan.of(built)));
    }

    /** What the neuron hears at step 2, after a spike of its own at step 1. */
    private static double input(NeuronShard shard) {
        SpikeHistory history = new SpikeHistory(2);
        history.open(1);
        history.append(1, new int[] {0}, 0, 1, 0);
        shard.deliver(1, 1, new SpikeHistory[] {history});
        shard.step(2, new ShardSpikes(1));
        return shard.state(0)[0];
    }

    /** Its state is its input. */
    record Echo() implements NeuronModel {
        @Override
        public String summary() {
            return "shows its input";
        }

        @Override
        public List<StateVariable> state() {
            return List.of(new StateVariable("v", "", 0));
        }

        @Override
        public NeuronKernel kernel(double dtMs) {
            return (block, from, to) -> System.arraycopy(block.input(0), from, block.state(0), from, to - from);
        }
    }

    /** Has the same input for the neuron at every step. */
    private record Adds(double value) implements PlasticStage {
        @Override
        public void addInput(long step, double[][] input) {
            input[0][0] += value;
        }

        @Override
        public void learn(long firstStep, int steps, SpikeHistory source, SpikeHistory target) {}

        @Override
        public void signal(String signal, double value) {}

        @Override
        public void reset() {}

        @Override
        public int historySteps() {
            return 0;
        }

        @Override
        public int size() {
            return 0;
        }

        @Override
        public void readWeights(float[] weights) {}

        @Override
        public void digest(int place, DigestSum digest) {}

        @Override
        public void writeWeights(float[] weights) {}

        @Override
        public void save(String prefix, StageState state) {}

        @Override
        public void restore(String prefix, StageState state) {}
    }
}
