package io.engram.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    private static final Map<String, Double> NAMES = Map.of("neurons", 10_000.0, "g", 5.0, "j", 0.1, "e", 2.0);

    private static final double[] TABLE = {5, 7, 11};

    private static Expression.Result evaluate(String text) {
        return Expression.evaluate(text, new Expression.Scope() {
            @Override
            public double number(String name) {
                if (!NAMES.containsKey(name)) {
                    throw new IllegalArgumentException("unknown " + name);
                }
                return NAMES.get(name);
            }

            @Override
            public double entry(String table, List<Integer> places) {
                return places.size() == 1 ? TABLE[places.get(0)] : 10 * places.get(0) + places.get(1);
            }

            @Override
            public int length(String table) {
                return TABLE.length;
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.8 * neurons | 8000 |",
                "-g * j mV | -0.5 | mV",
                "1 + 2 * 3 - 4 / 2 | 5 |",
                "10 - 4 - 3 | 3 |",
                "16 / 4 / 2 | 2 |",
                "(1 + 2) * -(3 - 1) ms | -6 | ms",
                "--2 | 2 |",
                "round(2.5) + round(0.4) | 2 |",
                "round(106.5) + round(2191.5) | 2298 |",
                "ln(exp(2)) + ln(1) | 2 |",
                "primes[0] * primes[1 + 1] | 55 |",
                "grid[2, g - 1] | 24 |",
                "sum(k in primes, primes[k]) mV | 23 | mV",
                "2 * sum(k in primes, k) + 1 | 7 |",
                "sum(j in primes, sum(k in primes, grid[j, k]) + j) + j | 102.1 |",
                "min(g, 3) + max(1, j) | 4 |",
                "sqrt(16) * exp(0) | 4 |",
                "1e3 + 1.5E-1 | 1000.15 |",
                "2 e | 2 | e",
                "2 * e | 4 |",
                "20 ms | 20 | ms"
            })
    void shouldEvaluate(String text, double value, String unit) {
        assertThat(evaluate(text)).isEqualTo(new Expression.Result(value, unit == null ? "" : unit));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 * | the expression ends too early",
                "(2 + 3 | the expression ends too early",
                "2 ^ 3 | unexpected \"^\" at character 3 of the expression",
                "2 ms ms | unexpected \"m\" at character 6 of the expression",
                "1..2 | unexpected \".\" at character 3 of the expression",
                "2 * G | unknown G",
                "ln(0) | is -Infinity; must be a finite number",
                "primes[0.5] | primes[0.5]: a place must be whole",
                "primes[1 | the expression ends too early",
                "sum(primes, 1) | a sum is written sum(NAME in TABLE, term)",
                "sum(k in primes, k | the expression ends too early",
                "1 / 0 | is Infinity; must be a finite number",
                "sqrt(-1) | is NaN; must be a finite number"
            })
    void shouldRefuse(String text, String sentence) {
        assertThatThrownBy(() -> evaluate(text)).hasMessage(sentence);
    }
}
