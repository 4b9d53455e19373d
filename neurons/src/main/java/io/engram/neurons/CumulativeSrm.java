package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.ArrayList;
import java.util.List;

/**
 * Cumulative spike response model (Gerstner and van Hemmen 1992; Gerstner et al. 1996): each arrival has a response and each of
 * the neuron's last spikes an after-potential, which are added up; weights in mV. Steps and defaults as BindsNET's {@code
 * CSRMNodes}, with a leaky membrane that sums them and a threshold that adapts:
 *
 * <pre>
 *   v := eL + (v - eL) exp(-dt / tauM) + sum_j kernel(j dt) input(-j) - sum_j afterPotential exp(-j dt / tau) fired(-1-j)
 *   v &gt;= vThreshold + theta: fires, theta := theta + thetaPlus
 * </pre>
 *
 * <p>In a step: membrane and theta decay; the responses to what arrived in this step and those before it (current of 1 pA counts
 * as 1 mV) and the after-potentials of earlier spikes are added; then the test, and v is kept at or above {@code vMin}. There is
 * no reset. Theta is learned: rows of a batch share it; it changes only where the network learns. BindsNET's membrane leaks
 * towards 0: {@code eL = 0 mV}, and v begins at -65 mV.
 *
 * @param response shape of the response
 * @param tauMs time constant of responses and after-potentials
 * @param responseSteps steps after which an arrival is forgotten
 * @param afterSteps steps after which a spike is forgotten
 * @param afterPotentialMv depth of the after-potential
 * @param tauMMs time constant of the membrane
 * @param eLMv v at rest, and at first
 * @param vThresholdMv what theta is added to
 * @param vMinMv lower bound of v; minus infinity for none
 * @param thetaPlusMv by how much a spike raises theta
 * @param tauThetaMs time constant of theta
 */
public record CumulativeSrm(
        ResponseKernel response,
        double tauMs,
        int responseSteps,
        int afterSteps,
        double afterPotentialMv,
        double tauMMs,
        double eLMv,
        double vThresholdMv,
        double vMinMv,
        double thetaPlusMv,
        double tauThetaMs)
        implements NeuronModel {

    private static final String TYPE = "cumulative-srm";
    private static final int MOST_STEPS = 1000;
    private static final int V = 0;
    private static final int THETA = 1;
    private static final int ARRIVED = 2;

    /** BindsNET's defaults. */
    public CumulativeSrm() {
        this(ResponseKernel.EXPONENTIAL, 1, 20, 10, 50, 100, -65, -52, Double.NEGATIVE_INFINITY, 0.05, 1e7);
    }

    public CumulativeSrm {
        Check.positive(TYPE, "tauMs", tauMs);
        Check.within(TYPE, "responseSteps", responseSteps, 1, MOST_STEPS);
        Check.within(TYPE, "afterSteps", afterSteps, 1, MOST_STEPS);
        Check.notNegative(TYPE, "afterPotentialMv", afterPotentialMv);
        Check.positive(TYPE, "tauMMs", tauMMs);
        Check.finite(TYPE, "vThresholdMv", vThresholdMv);
        Check.finite(TYPE, "eLMv", eLMv);
        Check.require(eLMv >= vMinMv, TYPE, "vMinMv", vMinMv, "must be at most eLMv=" + eLMv);
        Check.notNegative(TYPE, "thetaPlusMv", thetaPlusMv);
        Check.positive(TYPE, "tauThetaMs", tauThetaMs);
    }

    @Override
    public String summary() {
        return "cumulative spike response model, six kernels (Gerstner and van Hemmen 1992)";
    }

    /** After v and theta two rings: what arrived and how it fired at step s are in column s modulo their lengths. */
    @Override
    public List<StateVariable> state() {
        List<StateVariable> state = new ArrayList<>();
        state.add(new StateVariable("v", "mV", eLMv));
        state.add(new StateVariable("theta", "mV", 0, true));
        for (int k = 0; k < responseSteps; k++) {
            state.add(new StateVariable("arrived" + k, "mV", 0));
        }
        for (int k = 0; k < afterSteps; k++) {
            state.add(new StateVariable("fired" + k, "", 0));
        }
        return List.copyOf(state);
    }

    @Override
    public String inputUnit() {
        return "mV";
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        return kernel(dtMs, 1);
    }

    @Override
    public NeuronKernel kernel(NeuronContext context) {
        return kernel(context.dtMs(), context.batch());
    }

    private NeuronKernel kernel(double dtMs, int rows) {
        double decay = Propagators.decay(dtMs, tauMMs);
        double thetaDecay = Propagators.decay(dtMs, tauThetaMs);
        double[] responses = new double[responseSteps];
        for (int j = 0; j < responseSteps; j++) {
            responses[j] = response.at(j * dtMs, tauMs);
        }
        double[] after = new double[afterSteps];
        for (int j = 0; j < afterSteps; j++) {
            after[j] = -afterPotentialMv * StrictMath.exp(-j * dtMs / tauMs);
        }
        return (block, from, to) -> {
            leak(block, from, to, decay);
            add(block, from, to, ARRIVED, block.step(), responses);
            add(block, from, to, ARRIVED + responseSteps, block.step() - 1, after);
            if (block.learning()) {
                AdaptiveThreshold.decay(block.state(THETA), from, to, thetaDecay);
            }
            fire(block, from, to, rows);
            LeakyMembrane.bound(block.state(V), from, to, vMinMv);
        };
    }

    private void leak(NeuronBlock block, int from, int to, double decay) {
        double[] v = block.state(V);
        double[] arrived = block.state(ARRIVED + (int) (block.step() % responseSteps));
        double[] input = block.input(0);
        double[] current = block.current();
        for (int i = from; i < to; i++) {
            v[i] = (((v[i] - eLMv) * decay + Propagators.FLUSH) - Propagators.FLUSH) + eLMv;
            arrived[i] = input[i] + current[i];
        }
    }

    /** The ring that begins at column {@code first} and was last written at step {@code newest}, each age by its factor. */
    private static void add(NeuronBlock block, int from, int to, int first, long newest, double[] factors) {
        double[] v = block.state(V);
        for (int age = 0; age < factors.length; age++) {
            double[] column = block.state(first + Math.floorMod(newest - age, factors.length));
            double factor = factors[age];
            for (int i = from; i < to; i++) {
                v[i] += factor * column[i];
            }
        }
    }

    private void fire(NeuronBlock block, int from, int to, int rows) {
        double[] v = block.state(V);
        double[] theta = block.state(THETA);
        double[] fired = block.state(ARRIVED + responseSteps + (int) (block.step() % afterSteps));
        double plus = block.learning() ? thetaPlusMv : 0;
        for (int i = from; i < to; i++) {
            fired[i] = v[i] >= vThresholdMv + theta[i] ? 1 : 0;
        }
        for (int i = from; i < to; i++) {
            if (fired[i] > 0) {
                block.spike(i);
                AdaptiveThreshold.raise(theta, i, rows, plus);
            }
        }
    }
}
