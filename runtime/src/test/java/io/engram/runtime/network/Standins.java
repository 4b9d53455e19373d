package io.engram.runtime.network;

import io.engram.runtime.spi.GradedModel;
import io.engram.runtime.spi.GradedRule;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.Schedule;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.SpikeTrain;
import io.engram.runtime.spi.StateVariable;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Traces;
import java.util.List;

/** Components with the names of real ones and parameters of every type, that do nothing: for tests of descriptions. */
public final class Standins {
    private Standins() {}

    public record IafPscExp(
            double tauMMs, double cMPf, double vThresholdMv, double iEPa, float alpha, int tries, boolean strict)
            implements NeuronModel {
        public IafPscExp {
            if (!(tauMMs > 0)) {
                throw new IllegalArgumentException("tauMMs=" + tauMMs + "; must be > 0");
            }
        }

        public IafPscExp() {
            this(10, 250, -55, 0, 0.1f, 3, false);
        }

        @Override
        public String summary() {
            return "A neuron that never fires";
        }

        @Override
        public List<StateVariable> state() {
            return List.of(new StateVariable("v", "mV", -70), new StateVariable("w", "", 0));
        }

        @Override
        public String inputUnit() {
            return "pA";
        }

        @Override
        public NeuronKernel kernel(double dtMs) {
            return (block, from, to) -> {};
        }
    }

    public record Poisson(double rateHz, Schedule rateOverTime) implements SourceModel {
        public Poisson() {
            this(15, Schedule.CONSTANT);
        }

        @Override
        public String summary() {
            return "A source that is silent";
        }

        @Override
        public SourceKernel kernel(SourceContext context) {
            return (step, out) -> {};
        }
    }

    public record SpikeList(SpikeTrain spikes, List<Double> marksMs, long key) implements SourceModel {
        public SpikeList() {
            this(SpikeTrain.empty(), List.of(), 0);
        }

        @Override
        public String summary() {
            return "A list that is not played";
        }

        @Override
        public SourceKernel kernel(SourceContext context) {
            return (step, out) -> {};
        }
    }

    public record PairStdp(double tauPlusMs, float aPlus, double weightMax, double weightMin, Mode mode, String label)
            implements LearningRule {
        public enum Mode {
            ALL_TO_ALL,
            NEAREST
        }

        public PairStdp() {
            this(20, 0.01f, 1, 0, Mode.ALL_TO_ALL, "");
        }

        @Override
        public String summary() {
            return "A rule that changes nothing";
        }

        @Override
        public Traces traces() {
            return Traces.prePost(tauPlusMs, tauPlusMs);
        }

        @Override
        public void onPre(Synapse synapse) {}

        @Override
        public void onPost(Synapse synapse) {}
    }

    public record ThresholdUnit() implements GradedModel {
        @Override
        public String summary() {
            return "A unit that keeps its value";
        }

        @Override
        public List<StateVariable> state() {
            return List.of(new StateVariable("s", "", 0));
        }

        @Override
        public double threshold() {
            return 0;
        }

        @Override
        public long sweepSteps(int size) {
            return 1;
        }

        @Override
        public boolean repeats() {
            return true;
        }

        @Override
        public double tolerance() {
            return 0;
        }

        @Override
        public NeuronKernel kernel(double dtMs) {
            return (block, from, to) -> {};
        }
    }

    public record OuterProduct() implements GradedRule {
        @Override
        public String summary() {
            return "A rule of patterns that changes nothing";
        }

        @Override
        public double change(double weight, double pre, double post) {
            return 0;
        }
    }
}
