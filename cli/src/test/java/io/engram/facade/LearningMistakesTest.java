package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.NetworkFile;
import io.engram.runtime.network.SpecException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that ask a rule for what it cannot do: refused before anything runs, with place, value and what is allowed. */
class LearningMistakesTest {
    private static final String FILE = String.join(
            "\n",
            "dt = 1 ms, duration = 10 ms, batch = %s, signals = [attention]",
            "populations { in { model = poisson, size = 4 }, out { model = %s, size = 4 } }",
            "projections.p { from = in, to = out, delay = 1 ms, weight = 0.5, %s }");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // rules on connections they do not support
                "1 | lif | connect = all-to-all, rule = outer-product | net.conf:3: projections.p.from: population \"in\" is not graded (poisson); outer-product needs graded units, such as threshold-unit",
                "1 | threshold-unit | connect = all-to-all, rule = pair-stdp | net.conf:3: projections.p.to: population \"out\" is graded (threshold-unit); needs a rule of graded units, such as outer-product",
                "1 | lif | connect = mean-field, rule = pair-stdp | net.conf:3: projections.p.rule: is given, but connect = max-pool and mean-field have no synapses that learn; must be left out",
                "1 | relay | connect = all-to-all, rule = clopath | net.conf:3: projections.p.rule: clopath reads the state of population \"out\" (relay), which has none of that name: unknown state variable \"v\"",
                // signals that are missing
                "1 | lif | connect = all-to-all, rule = mstdp | net.conf:3: projections.p.rule: mstdp listens to a signal that is not declared: unknown signal \"reward\"",
                "1 | lif | connect = all-to-all, rule = mstdpet | net.conf:3: projections.p.rule: mstdpet listens to a signal that is not declared: unknown signal \"reward\"",
                "1 | lif | connect = all-to-all, rule = dopamine-stdp | net.conf:3: projections.p.rule: dopamine-stdp listens to a signal that is not declared: unknown signal \"dopamine\"",
                "1 | lif | connect = all-to-all, rule { type = pair-stdp, gate { signal = care, mode = opens } } | net.conf:3: projections.p.rule: pair-stdp listens to a signal that is not declared: unknown signal \"care\"",
                // batches
                "0 | lif | connect = all-to-all | net.conf:1: batch = 0; must be at least 1",
                "2 | threshold-unit | connect = all-to-all | net.conf:1: batch = 2; must be 1, since population \"out\" is graded (threshold-unit)",
                "2 | lif | connect = all-to-all, rule { type = pair-stdp, reduction = median } | net.conf:3: projections.p.rule.reduction = median; must be one of mean, sum, max",
            })
    void shouldSayWhatIsWrong(int batch, String model, String projection, String sentence) {
        String file = FILE.formatted(batch, model, projection);

        assertThatThrownBy(() -> NetworkFile.parse(file, "net.conf", Path.of("."), Map.of()))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith(sentence);
    }
}
