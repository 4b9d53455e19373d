package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.readout.LabelAssignment;
import io.engram.plasticity.readout.NGramVote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** BindsNET's readouts: labels learned from the first half of the samples, votes on both, labels with the second half. */
class BindsnetEvaluationGoldenTest {
    static boolean covers(GoldenCase c) {
        return c.folder().equals("bindsnet") && c.kind().equals("evaluation");
    }

    @TestFactory
    Stream<DynamicTest> shouldVoteAsBindsnetDoes() {
        return GoldenFiles.tests(BindsnetEvaluationGoldenTest::covers, BindsnetEvaluationGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        JsonNode p = c.params();
        int half = p.path("first_half").asInt();
        List<int[][]> samples = samples(c.input().path("spikes"));
        List<int[]> counts = samples.stream()
                .map(sample -> counts(sample, p.path("n_neurons").asInt()))
                .toList();
        int[] labels = ints(c.input().path("labels"));
        int[] firstLabels = Arrays.copyOf(labels, half);
        int[] secondLabels = Arrays.copyOfRange(labels, half, labels.length);
        int labelCount = p.path("n_labels").asInt();
        LabelAssignment first = LabelAssignment.of(counts.subList(0, half), firstLabels, labelCount);
        compare(first, c.expected().path("assign_first"));
        compare(
                first.with(
                        counts.subList(half, counts.size()),
                        secondLabels,
                        p.path("alpha").asDouble()),
                c.expected().path("assign_second_alpha_half"));
        compare(c, "all_activity", counts, half, first::allActivity);
        compare(c, "proportion", counts, half, first::proportionWeighting);

        NGramVote ngram = new NGramVote(p.path("ngram_n").asInt(), labelCount, NGramVote.Mode.BINDSNET);
        ngram.learn(samples.subList(0, half), firstLabels);
        JsonNode scores = c.expected().path("ngram_scores");
        assertThat(ngram.size()).isEqualTo(scores.size());
        for (Map.Entry<String, JsonNode> entry : scores.properties()) {
            List<Integer> run = Arrays.stream(entry.getKey().split(","))
                    .map(Integer::valueOf)
                    .toList();
            for (int l = 0; l < labelCount; l++) {
                assertThat(ngram.score(run, l))
                        .as("%s, label %d", run, l)
                        .isEqualTo(entry.getValue().get(l).asDouble());
            }
        }
        compare(c, "ngram", samples, half, ngram::vote);
    }

    private static <T> void compare(GoldenCase c, String name, List<T> samples, int half, ToIntFunction<T> vote) {
        JsonNode first = c.expected().path(name + "_first");
        if (!first.isMissingNode()) {
            assertThat(samples.subList(0, half).stream().mapToInt(vote))
                    .as(name)
                    .containsExactly(boxed(first));
        }
        assertThat(samples.subList(half, samples.size()).stream().mapToInt(vote))
                .as(name)
                .containsExactly(boxed(c.expected().path(name + "_second")));
    }

    private static void compare(LabelAssignment assignment, JsonNode expected) {
        int[] assigned = ints(expected.path("assignments"));
        for (int n = 0; n < assigned.length; n++) {
            assertThat(assignment.label(n)).as("neuron %d", n).isEqualTo(assigned[n]);
            double[] rates = GoldenCase.doubles(expected.path("rates").get(n));
            double[] proportions =
                    GoldenCase.doubles(expected.path("proportions").get(n));
            for (int l = 0; l < rates.length; l++) {
                assertThat(assignment.rate(n, l)).isCloseTo(rates[l], within(1e-9));
                assertThat(assignment.proportion(n, l)).isCloseTo(proportions[l], within(1e-9));
            }
        }
    }

    private static List<int[][]> samples(JsonNode spikes) {
        List<int[][]> samples = new ArrayList<>();
        for (JsonNode sample : spikes) {
            int[][] steps = new int[sample.size()][];
            for (int t = 0; t < steps.length; t++) {
                steps[t] = Arrays.stream(ints(sample.get(t))).sorted().toArray();
            }
            samples.add(steps);
        }
        return samples;
    }

    private static int[] counts(int[][] sample, int neurons) {
        int[] counts = new int[neurons];
        Arrays.stream(sample).flatMapToInt(Arrays::stream).forEach(neuron -> counts[neuron]++);
        return counts;
    }

    private static int[] ints(JsonNode array) {
        return Arrays.stream(GoldenCase.doubles(array)).mapToInt(v -> (int) v).toArray();
    }

    private static Integer[] boxed(JsonNode array) {
        return Arrays.stream(ints(array)).boxed().toArray(Integer[]::new);
    }
}
