package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * A threshold that rises with each of its neuron's spikes and decays, slowly: {@code v >= vThreshold + theta} fires. The rows
 * of a batch share {@code theta}, every one of them raises it, and it changes only where the network learns.
 *
 * @param decay what a step leaves of theta
 * @param refractorySteps how long a spike makes refractory
 */
record AdaptiveThreshold(
        double vThresholdMv, double vResetMv, double refractorySteps, double thetaPlusMv, double decay, int rows) {

    /** Hears of those that cross the threshold. */
    interface Crossing {
        void at(NeuronBlock block, int entry);
    }

    /** Refuses what no such neuron can be made of. */
    static void check(
            String type,
            double tRefMs,
            double vThresholdMv,
            double vResetMv,
            double vMinMv,
            double thetaPlusMv,
            double tauThetaMs) {
        Check.notNegative(type, "tRefMs", tRefMs);
        Check.resetBelowThreshold(type, vResetMv, vThresholdMv);
        Check.bound(type, vMinMv, vResetMv);
        Check.notNegative(type, "thetaPlusMv", thetaPlusMv);
        Check.positive(type, "tauThetaMs", tauThetaMs);
    }

    /** The columns of a neuron that begins at {@code vMv}. */
    static List<StateVariable> state(double vMv) {
        return List.of(
                new StateVariable("v", "mV", vMv),
                new StateVariable("refractory", "steps", 0),
                new StateVariable("theta", "mV", 0, true));
    }

    static AdaptiveThreshold of(
            double dtMs,
            double tRefMs,
            double vThresholdMv,
            double vResetMv,
            double thetaPlusMv,
            double tauThetaMs,
            int rows) {
        return new AdaptiveThreshold(
                vThresholdMv,
                vResetMv,
                Propagators.stepsBegun(tRefMs, dtMs),
                thetaPlusMv,
                Propagators.decay(dtMs, tauThetaMs),
                rows);
    }

    /** Of a leaky membrane with this threshold, whose columns are those of {@link #state}. */
    NeuronKernel kernel(double decayM, double eLMv, double vMinMv, Crossing crossing) {
        return (block, from, to) -> {
            double[] v = block.state(0);
            double[] refractory = block.state(1);
            double[] theta = block.state(2);
            LeakyMembrane.integrate(v, refractory, block.input(0), block.current(), from, to, decayM, eLMv, 1);
            if (block.learning()) {
                decay(theta, from, to, decay);
            }
            fire(block, v, refractory, theta, from, to, crossing);
            LeakyMembrane.bound(v, from, to, vMinMv);
        };
    }

    static void decay(double[] theta, int from, int to, double decay) {
        for (int i = from; i < to; i++) {
            theta[i] = (theta[i] * decay + Propagators.FLUSH) - Propagators.FLUSH;
        }
    }

    private void fire(
            NeuronBlock block, double[] v, double[] refractory, double[] theta, int from, int to, Crossing crossing) {
        int i = from;
        while (i < to) {
            // Few cross: only for them does it matter where the rows of a neuron end.
            if (v[i] >= vThresholdMv + theta[i]) {
                i = fireRows(block, v, refractory, theta, i, crossing);
            } else {
                i++;
            }
        }
    }

    /** Entry {@code from} and what follows of its neuron: all reset that cross, and only then the threshold rises. */
    private int fireRows(
            NeuronBlock block, double[] v, double[] refractory, double[] theta, int from, Crossing crossing) {
        int end = from - from % rows + rows;
        int crossed = 0;
        for (int i = from; i < end; i++) {
            if (v[i] >= vThresholdMv + theta[i]) {
                v[i] = vResetMv;
                refractory[i] = refractorySteps;
                crossed++;
                crossing.at(block, i);
            }
        }
        for (int i = end - rows; block.learning() && i < end; i++) {
            theta[i] += thetaPlusMv * crossed;
        }
        return end;
    }

    /** Entry {@code i} has fired: theta of all {@code rows} of its neuron rises. */
    static void raise(double[] theta, int i, int rows, double plus) {
        int first = i - i % rows;
        for (int k = first; k < first + rows; k++) {
            theta[k] += plus;
        }
    }
}
