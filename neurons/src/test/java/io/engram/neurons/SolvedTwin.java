package io.engram.neurons;

import java.util.function.BiFunction;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.events.ODEEventHandler;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/** One neuron whose equations Hipparchus solves, of eighth order, to 1e-11, stopping where v passes {@code peakMv} upwards. */
final class SolvedTwin {
    /** Column 0 is v. */
    final double[] y;

    private final double peakMv;
    private final BiFunction<double[], Double, double[]> slope;

    /** @param slope from state and injected current (pA) to the slope per ms */
    SolvedTwin(double[] initial, double peakMv, BiFunction<double[], Double, double[]> slope) {
        y = initial.clone();
        this.peakMv = peakMv;
        this.slope = slope;
    }

    /** Goes on from {@code fromMs} to {@code toMs}, or until v reaches the peak; returns when that was. */
    double advance(double fromMs, double toMs, double currentPa) {
        if (toMs - fromMs < 1e-13) {
            return toMs;
        }
        DormandPrince853Integrator integrator = new DormandPrince853Integrator(1e-20, toMs - fromMs, 1e-11, 1e-12);
        if (peakMv < Double.POSITIVE_INFINITY) {
            integrator.addEventDetector(new Peak());
        }
        ODEStateAndDerivative end = integrator.integrate(equation(currentPa), new ODEState(fromMs, y), toMs);
        System.arraycopy(end.getPrimaryState(), 0, y, 0, y.length);
        return end.getTime();
    }

    private OrdinaryDifferentialEquation equation(double currentPa) {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return y.length;
            }

            @Override
            public double[] computeDerivatives(double t, double[] state) {
                return slope.apply(state, currentPa);
            }
        };
    }

    private final class Peak implements ODEEventDetector {
        @Override
        public AdaptableInterval getMaxCheckInterval() {
            return AdaptableInterval.of(1);
        }

        @Override
        public int getMaxIterationCount() {
            return 1000;
        }

        @Override
        public BracketedUnivariateSolver<UnivariateFunction> getSolver() {
            return new BracketingNthOrderBrentSolver(0, 1e-16, 0, 5);
        }

        @Override
        public ODEEventHandler getHandler() {
            return (state, detector, increasing) -> Action.STOP;
        }

        @Override
        public double g(ODEStateAndDerivative state) {
            return state.getPrimaryState()[0] - peakMv;
        }
    }
}
