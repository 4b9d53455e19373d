package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.SpikeTrain;
import io.engram.runtime.spi.TestSourceContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What bad parameters get: a sentence with the place, the value and what is allowed. */
class ParametersTest {
    @Test
    void shouldRefuseNeuronParameters() {
        refuse(() -> new IafPscDelta(0, 250, 2, -70, -55, -70, 0), "iaf-psc-delta: tauMMs=0.0; must be finite and > 0");
        refuse(
                () -> new IafPscExp(10, 2, Double.NaN, 250, 2, -70, -55, -70, 0),
                "iaf-psc-exp: tauSynInMs=NaN; must be finite and > 0");
        refuse(
                () -> new IafPscAlpha(10, 2, 2, 250, -1, -70, -55, -70, 0),
                "iaf-psc-alpha: tRefMs=-1.0; must be finite and >= 0");
        refuse(
                () -> new IafPscExp(10, 2, 2, 250, 2, -70, -55, -50, 0),
                "iaf-psc-exp: vResetMv=-50.0; must be below vThresholdMv=-55.0");
        refuse(
                () -> new LifCondExp(20, 5, -5, -70, 0, -70, -54, -60, 0, 10, LifCondExp.Method.EULER),
                "lif-cond-exp: tauIMs=-5.0; must be finite and > 0");
        refuse(
                () -> new LifCondExp(
                        20, 5, 5, -70, Double.POSITIVE_INFINITY, -70, -54, -60, 0, 10, LifCondExp.Method.EULER),
                "lif-cond-exp: eEMv=Infinity; must be a finite number");
        refuse(
                () -> new LifCondExp(20, 5, 5, -70, 0, -70, -54, -54, 0, 10, LifCondExp.Method.EULER),
                "lif-cond-exp: vResetMv=-54.0; must be below vThresholdMv=-54.0");
        refuse(
                () -> new LifCondExp(20, 5, 5, -70, 0, -70, -54, -60, 0, 0, LifCondExp.Method.EULER),
                "lif-cond-exp: gLNs=0.0; must be finite and > 0");
        refuse(() -> new SrmMasquelier(10, 10, 500, 2, 4, 1), "srm-masquelier: tauSMs=10.0; must differ from tauMMs");
    }

    @Test
    void shouldRefuseParametersOfModelsThatAreSolved() {
        refuse(
                () -> new IafCondExp(-70, 0, -85, -55, -50, 2, 250, 16, 0.2, 2, 0),
                "iaf-cond-exp: vResetMv=-50.0; must be below vThresholdMv=-55.0");
        refuse(
                () -> new IafCondAlpha(-70, 0, -85, -55, -60, 2, 250, 16, 0, 2, 0),
                "iaf-cond-alpha: tauSynExMs=0.0; must be finite and > 0");
        refuse(
                () -> adaptive(0.01, 10, -60),
                "aeif-cond-exp: deltaTMv=0.01; must be 0 or at least" + " (vPeakMv - vThresholdMv) / 600=0.1");
        refuse(() -> adaptive(2, -51, -60), "aeif-cond-exp: vPeakMv=-51.0; must be at least vThresholdMv=-50.0");
        refuse(() -> adaptive(2, 10, 10), "aeif-cond-exp: vResetMv=10.0; must be below vPeakMv=10.0");
        refuse(
                () -> new Izhikevich(0.02, 0.2, 30, 8, 30, 0, true),
                "izhikevich: cMv=30.0; must be below vThresholdMv=30.0");
    }

    private static AeifCondExp adaptive(double deltaTMv, double vPeakMv, double vResetMv) {
        return new AeifCondExp(-70, 0, -80, -50, deltaTMv, vPeakMv, vResetMv, 0, 200, 10, 2, 60, 30, 2, 5, 0);
    }

    @Test
    void shouldRefuseParametersOfClockDrivenModels() {
        double none = Double.NEGATIVE_INFINITY;
        refuse(() -> new Lif(0, 5, -65, -52, -65, none), "lif: tauMMs=0.0; must be finite and > 0");
        refuse(() -> new Lif(100, 5, -65, -52, -65, -60), "lif: vMinMv=-60.0; must be at most vResetMv=-65.0");
        refuse(
                () -> new IntegrateAndFire(5, -52, -50, none),
                "integrate-and-fire: vResetMv=-50.0; must be below vThresholdMv=-52.0");
        refuse(
                () -> new LifCurrent(100, 2, -1, -65, -52, -65, none),
                "lif-current: tRefMs=-1.0; must be finite and >= 0");
        refuse(() -> new BoostedLif(100, 5, 0), "boosted-lif: vThresholdMv=0.0; must be finite and > 0");
        refuse(
                () -> new AdaptiveLif(100, 5, -65, -52, -65, none, -1, 1e7),
                "adaptive-lif: thetaPlusMv=-1.0; must be finite and >= 0");
        refuse(
                () -> new DiehlCook(100, 5, -65, -52, -65, none, 0.05, 0, true),
                "diehl-cook: tauThetaMs=0.0; must be finite and > 0");
        refuse(() -> new Srm0(10, 5, -70, -50, -70, none, 1, 1, 0), "srm0: deltaUMv=0.0; must be finite and > 0");
        refuse(
                () -> new IzhikevichHalfSteps(0.02, 0.2, 45, 8, 45, none),
                "izhikevich-half-steps: cMv=45.0; must be below vThresholdMv=45.0");
        refuse(
                () -> new CumulativeSrm(ResponseKernel.ALPHA, 1, 0, 10, 50, 100, -65, -52, none, 0.05, 1e7),
                "cumulative-srm: responseSteps=0; must be within 1 and 1000");
        refuse(() -> new DiscreteLif(1.5, 1, 0), "discrete-lif: leak=1.5; must be within 0 and 1");
        refuse(() -> new DiscreteLif(0.9, 1, 1), "discrete-lif: vReset=1.0; must be below threshold=1.0");
        refuse(() -> new McCullochPitts(Double.NaN), "mc-culloch-pitts: threshold=NaN; must be a finite number");
    }

    @Test
    void shouldRefuseParametersOfUnits() {
        refuse(() -> unit(Double.NaN, 1, 0), "threshold-unit: threshold=NaN; must be a finite number");
        refuse(() -> unit(0, 0, 0), "threshold-unit: temperature=0.0; must be finite and > 0");
        refuse(() -> unit(0, 1, -1), "threshold-unit: rank=-1.0; must be finite and >= 0");
        NeuronContext five = new NeuronContext(1, 1, 5, 0, 5);
        refuse(
                () -> unit(0, 1, 5).kernel(five),
                "threshold-unit: rank=5.0; must be whole and below the population's size=5");
        refuse(
                () -> unit(0, 1, 0.5).kernel(five),
                "threshold-unit: rank=0.5; must be whole and below the population's size=5");
    }

    private static ThresholdUnit unit(double threshold, double temperature, double rank) {
        return new ThresholdUnit(
                ThresholdUnit.Activation.SIGN, threshold, temperature, ThresholdUnit.Update.GIVEN, rank);
    }

    @Test
    void shouldRefuseSourceParameters() {
        refuse(() -> Poisson.atHz(-1), "poisson: rateHz=-1.0; must be finite and >= 0");
        refuse(() -> new Regular(0, 1), "regular: intervalMs=0.0; must be finite and > 0");
        refuse(
                () -> kernel(new Regular(1, 0.01)),
                "regular: firstMs=0.01; must be finite and on or after the first step, which ends at 0.1 ms");
        refuse(
                () -> new PatternSequence(1000, 50, 0.6, 0.5, 1, 10, 90, 1800, 360, 50),
                "pattern-sequence: markedFraction=0.6; must be within 0 and 0.5, as no two marked segments are adjacent");
        refuse(
                () -> new PatternSequence(10, 50, 0.25, 0.5, 1, 10, 90, 1800, 360, 50),
                "pattern-sequence: segmentMs=50.0; must be at most uniqueMs=10.0");
    }

    @Test
    void shouldRefuseEncoderParameters() {
        refuse(() -> PoissonEncoder.ofHz(0), "poisson-encoder: maxRateHz=0.0; must be finite and > 0");
        refuse(() -> new BernoulliEncoder(1.5), "bernoulli-encoder: maxProbability=1.5; must be above 0 and at most 1");
        refuse(
                () -> new RankOrderEncoder(-1, RankOrderEncoder.Weakest.FIRES),
                "rank-order-encoder: windowMs=-1.0; must be finite and > 0");
        refuse(() -> new SingleEncoder(0), "single-encoder: sparsity=0.0; must be above 0 and at most 1");
        refuse(() -> new LatencyEncoder(20, 0), "latency-encoder: threshold=0.0; must be finite and > 0");
        refuse(
                () -> PoissonEncoder.ofHz(5)
                        .kernel(new TestSourceContext(PoissonEncoder.ofHz(6), 1, 0.1, 100, 10, 0, 10)),
                "poisson-encoder: maxRateHz=6.0; must be the same for all neurons, and is set in the model: 5.0");
    }

    @Test
    void shouldRefuseValuesANeuronWhereTheyDescribeThePopulation() {
        PatternSequence other = new PatternSequence(150_000, 50, 0.25, 0.5, 1, 20, 90, 1800, 360, 50);
        refuse(
                () -> new PatternSequence().kernel(new TestSourceContext(other, 1, 0.1, 100, 10, 0, 10)),
                "pattern-sequence: noiseHz=20.0; must be the same for all neurons, and is set in the model: 10.0");
    }

    @Test
    void shouldRefuseSpikesThatTheNetworkCannotEmit() {
        refuse(
                () -> kernel(new SpikeList(SpikeTrain.of(new int[] {10}, new double[] {3}))),
                "spike-list: neuron=10 of the spike at 3.0 ms; must be below the population's size=10");
        refuse(
                () -> kernel(new SpikeList(SpikeTrain.of(new int[] {2}, new double[] {0.04}))),
                "spike-list: time=0.04 ms of a spike of neuron 2; must be on or after the first step, which ends at 0.1 ms");
        refuse(
                () -> kernel(new SpikeList(SpikeTrain.of(new int[] {2}, new double[] {1e12}))),
                "spike-list: time=1.0E12 ms of a spike of neuron 2; must be at most 4294967295 steps of 0.1 ms");
    }

    private static SourceKernel kernel(SourceModel model) {
        return model.kernel(new TestSourceContext(model, 1, 0.1, 100, 10, 0, 10));
    }

    private static void refuse(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(SpecException.class).hasMessage(sentence);
    }
}
