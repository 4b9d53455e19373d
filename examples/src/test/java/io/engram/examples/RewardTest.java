package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.SimulationOptions;
import io.engram.runtime.Weights;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Sink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network that is rewarded from time to time; {@link RewardSeedsTest} runs the packaged one. */
class RewardTest {
    private static final Map<String, String> SMALL = Map.of("neurons", "100", "synapses", "20", "noise", "2.6");
    private static final Map<String, String> BUSY = Map.of("neurons", "100", "synapses", "20", "noise", "4");

    @TempDir
    private Path folder;

    private static Finished busy(int shards, double ms, Sink... sinks) {
        return Launch.of(new Reward())
                .withSettings(BUSY)
                .withDurationMs(ms)
                .withOptions(SimulationOptions.DEFAULT.withShards(shards))
                .withSinks(sinks)
                .run();
    }

    /** Of all synapses only the rewarded one begins at 0: what it has came through the rewards. */
    @Test
    void shouldFindTheRewardedSynapse() {
        Map<String, Object> outcome = Launch.of(new Reward())
                .withSettings(SMALL)
                .withDurationMs(1_200_000)
                .run()
                .summary()
                .outcome();

        assertThat((long) outcome.get("rewards")).isGreaterThan(20);
        assertThat((double) outcome.get("rewardedWeightMv")).isGreaterThan(2);
        assertThat((double) outcome.get("meanWeightMv")).isLessThan(1);
        assertThat((double) outcome.get("shareOfOthersBelow")).isGreaterThan(0.95);
    }

    @Test
    void shouldRewardEachPairAtAStepOneToThreeSecondsLater() {
        List<Double> rewardsMs = new ArrayList<>();
        Finished finished = busy(1, 60_000, new Sink() {
            @Override
            public void input(OutsideInput input) {
                if (input instanceof OutsideInput.Signal signal && signal.adds()) {
                    assertThat(signal.value()).isEqualTo(0.5);
                    rewardsMs.add((double) signal.step());
                }
            }
        });
        List<Double> pairsMs = pairsMs(finished.run());

        assertThat(rewardsMs).hasSizeGreaterThan(3).hasSize((int)
                (long) finished.summary().outcome().get("rewards"));
        assertThat(rewardsMs).allSatisfy(ms -> {
            assertThat(pairsMs).anyMatch(pair -> ms >= pair + 1000 && ms <= pair + 3000);
        });
        assertThat(pairsMs.stream().filter(pair -> pair <= 57_000))
                .hasSizeLessThanOrEqualTo(rewardsMs.size())
                .allSatisfy(pair -> assertThat(rewardsMs).anyMatch(ms -> ms >= pair + 1000 && ms <= pair + 3000));
    }

    @Test
    void shouldGiveTheSameBitsOnAnyShards() {
        RunSummary one = busy(1, 20_000).summary();
        RunSummary three = busy(3, 20_000).summary();

        assertThat(three.digests()).isEqualTo(one.digests());
        assertThat(three.outcome()).isEqualTo(one.outcome());
    }

    @Test
    void shouldDrawTheWeightOverTime() {
        Path directory = folder.resolve("run");
        Finished finished = Launch.of(new Reward())
                .withSettings(BUSY)
                .withDurationMs(15_000)
                .in(directory)
                .run();

        assertThat(finished.pictures()).containsExactly(directory.resolve("weights.png"));
    }

    /** When the target of the first synapse of neuron 0 fired within 20 ms after it. */
    private static List<Double> pairsMs(ExperimentRun run) {
        Weights weights = run.weightsBefore("learn");
        int chosen = 0;
        while (weights.source(chosen) != 0) {
            chosen++;
        }
        double[] sourceMs = run.spikes("exc").timesMs(0);
        List<Double> pairs = new ArrayList<>();
        for (double ms : run.spikes("exc").timesMs(weights.target(chosen))) {
            for (double before : sourceMs) {
                if (before < ms && ms - before < 20) {
                    pairs.add(ms);
                    break;
                }
            }
        }
        return pairs;
    }
}
