package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.trainer.AmariHopfield;
import java.util.Arrays;
import java.util.List;

/** What CANNs' HopfieldAnalyzer says of a memory, from ours. Its energies leave the threshold out. */
final class CannsAnalyzer {
    private final CannsMemory canns;
    private final List<float[]> patterns;
    private final double threshold;

    CannsAnalyzer(CannsMemory canns, List<float[]> patterns, JsonNode model) {
        this.canns = canns;
        this.patterns = patterns;
        threshold = model.path("threshold").asDouble();
    }

    void compare(List<float[]> starts, List<float[]> recalled, JsonNode expected) {
        double[] energies = patterns.stream().mapToDouble(this::energy).toArray();
        close(energies, GoldenCase.doubles(expected.path("pattern_energies")));
        JsonNode statistics = expected.path("statistics");
        double mean = Arrays.stream(energies).average().orElseThrow();
        double variance = Arrays.stream(energies)
                .map(e -> (e - mean) * (e - mean))
                .average()
                .orElseThrow();
        close(
                new double[] {
                    patterns.size(),
                    canns.memory().capacity(),
                    canns.memory().capacityInUse(patterns.size()),
                    mean,
                    StrictMath.sqrt(variance),
                    Arrays.stream(energies).min().orElseThrow(),
                    Arrays.stream(energies).max().orElseThrow()
                },
                new double[] {
                    statistics.path("num_patterns").asDouble(),
                    statistics.path("capacity_estimate").asDouble(),
                    statistics.path("capacity_usage").asDouble(),
                    statistics.path("mean_pattern_energy").asDouble(),
                    statistics.path("std_pattern_energy").asDouble(),
                    statistics.path("min_pattern_energy").asDouble(),
                    statistics.path("max_pattern_energy").asDouble()
                });
        symmetry(expected.path("weight_symmetry_error"));
        for (int k = 0; k < starts.size(); k++) {
            recall(
                    starts.get(k),
                    recalled.get(k),
                    expected.path("analyze_recall").get(k));
        }
        close(
                new double[] {
                    AmariHopfield.overlap(patterns.get(0), patterns.get(1)),
                    canns.memory().capacity()
                },
                new double[] {
                    expected.path("compute_overlap_0_1").asDouble(),
                    expected.path("estimate_capacity").asDouble()
                });
    }

    private double energy(float[] state) {
        double sum = 0;
        for (float s : state) {
            sum += s;
        }
        return canns.memory().energy(state) - threshold * sum;
    }

    /** Without weights CANNs divides by zero. */
    private void symmetry(JsonNode expected) {
        double[][] w = canns.weights();
        double difference = 0;
        double all = 0;
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                difference += (w[i][j] - w[j][i]) * (w[i][j] - w[j][i]);
                all += w[i][j] * w[i][j];
            }
        }
        if (expected.isNull()) {
            assertThat(all).isZero();
        } else {
            assertThat(StrictMath.sqrt(difference / all)).isCloseTo(expected.asDouble(), within(1e-5));
        }
    }

    private void recall(float[] start, float[] state, JsonNode expected) {
        double[] overlaps = patterns.stream()
                .mapToDouble(pattern -> AmariHopfield.overlap(state, pattern))
                .toArray();
        int best = 0;
        for (int p = 1; p < overlaps.length; p++) {
            best = overlaps[p] > overlaps[best] + 1e-6 ? p : best;
        }
        assertThat(best).isEqualTo(expected.path("best_match_idx").asInt());
        close(new double[] {overlaps[best], AmariHopfield.overlap(start, state), energy(state)}, new double[] {
            expected.path("best_match_overlap").asDouble(),
            expected.path("input_output_overlap").asDouble(),
            expected.path("output_energy").asDouble()
        });
    }

    private static void close(double[] ours, double[] expected) {
        assertThat(ours).containsExactly(expected, within(1e-5 * Math.max(1, DrivenBlock.largest(expected))));
    }
}
