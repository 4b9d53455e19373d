package io.engram.runtime.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.random.Draws;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Exponential and logarithm against StrictMath, and the loop against the single value. */
class ExpTest {
    private static final int MANY = 1_000_000;

    private static double worstUlps(DoubleUnaryOperator own, DoubleUnaryOperator strict, DoubleUnaryOperator argument) {
        double worst = 0;
        for (int i = 0; i < MANY; i++) {
            double x = argument.applyAsDouble(Draws.uniform(7, i));
            double expected = strict.applyAsDouble(x);
            worst = Math.max(worst, Math.abs(own.applyAsDouble(x) - expected) / Math.ulp(expected));
        }
        return worst;
    }

    @Test
    void shouldBeWithinAUnitInTheLastPlaceOfTheExponential() {
        assertThat(worstUlps(Exp::of, StrictMath::exp, u -> -707 + 1416 * u)).isLessThanOrEqualTo(1);
        assertThat(worstUlps(Exp::of, StrictMath::exp, u -> -2 + 4 * u)).isLessThanOrEqualTo(1);
        assertThat(worstUlps(Exp::of, StrictMath::exp, u -> -1e-3 * u)).isLessThanOrEqualTo(1);
        assertThat(worstUlps(Exp::of, StrictMath::exp, u -> StrictMath.pow(10, -20 * u)))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void shouldKnowTheEdgesOfTheExponential() {
        assertThat(Exp.of(0)).isEqualTo(1);
        assertThat(Exp.of(-0.0)).isEqualTo(1);
        assertThat(Exp.of(Double.MIN_VALUE)).isEqualTo(1);
        assertThat(Exp.of(-Double.MIN_NORMAL)).isEqualTo(1);
        assertThat(Exp.of(-708)).isZero();
        assertThat(Exp.of(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Exp.of(709.782712893384)).isFinite().isGreaterThan(1.79769e308);
        assertThat(Exp.of(709.7827128933841)).isInfinite();
        assertThat(Exp.of(1e300)).isInfinite();
        assertThat(Exp.of(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(Exp.of(Double.NaN)).isNaN();
    }

    @Test
    void shouldComputeManyAsItComputesOne() {
        double[] x = new double[1037];
        double[] expected = new double[x.length];
        for (int pass = 0; pass < 20_000; pass++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = pass % 10 == 0 ? -707 + 1416 * Draws.uniform(pass, i) : 4 * Draws.uniform(3, i) - 3;
            }
            if (pass < 2 || pass > 19_980) {
                for (int i = 0; i < x.length; i++) {
                    expected[i] = Exp.of(x[i]);
                }
                Exp.all(x, new double[x.length], x.length);
                assertThat(x).isEqualTo(expected);
            } else {
                Exp.all(x, expected, x.length);
            }
        }
    }

    @Test
    void shouldBoundTheArgumentsOfMany() {
        double[] x = {-1e9, 1e9, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, -0.0, 5};
        Exp.all(x, new double[x.length], 6);
        assertThat(x).containsExactly(Exp.of(-707), Exp.of(709), Exp.of(-707), Exp.of(709), Double.NaN, 1, 5);
    }

    @Test
    void shouldBeWithinAUnitInTheLastPlaceOfTheLogarithm() {
        assertThat(worstUlps(Log::of, StrictMath::log, u -> u + Double.MIN_VALUE))
                .isLessThanOrEqualTo(1);
        assertThat(worstUlps(Log::of, StrictMath::log, u -> 0.5 + u)).isLessThanOrEqualTo(1);
        assertThat(worstUlps(Log::of, StrictMath::log, u -> 1 + 1e-9 * (u - 0.5)))
                .isLessThanOrEqualTo(1);
        assertThat(worstUlps(Log::of, StrictMath::log, u -> StrictMath.pow(10, 630 * u - 325) + Double.MIN_VALUE))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void shouldKnowTheEdgesOfTheLogarithm() {
        assertThat(Log.of(1)).isZero();
        assertThat(Log.of(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Log.of(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Log.of(-1)).isNaN();
        assertThat(Log.of(Double.NaN)).isNaN();
        assertThat(Log.of(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(Log.of(Double.MIN_VALUE)).isEqualTo(StrictMath.log(Double.MIN_VALUE));
        assertThat(Log.of(Double.MAX_VALUE)).isEqualTo(StrictMath.log(Double.MAX_VALUE));
    }
}
