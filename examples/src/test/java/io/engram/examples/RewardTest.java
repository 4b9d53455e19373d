package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    private static final double TAU_MS = 200;
    private static final double UPDATE_MS = 10;

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

    /** A move of weights sees of a reward what is left of it at its own step: so its step can be told from the value. */
    @Test
    void shouldRewardEachPairAtAStepOneToThreeSecondsLater() {
        List<OutsideInput.Signal> signals = new ArrayList<>();
        Finished finished = busy(1, 60_000, new Sink() {
            @Override
            public void input(OutsideInput input) {
                if (input instanceof OutsideInput.Signal signal) {
                    signals.add(signal);
                }
            }
        });
        List<Double> pairsMs = pairsMs(finished.run());

        List<Double> rewardsMs = rewardsMs(signals);

        assertThat(rewardsMs).hasSizeGreaterThan(3).hasSize((int)
                (long) finished.summary().outcome().get("rewards"));
        assertThat(rewardsMs).allSatisfy(ms -> {
            assertThat(ms).isCloseTo(Math.rint(ms), within(1e-6));
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

    /** The value acts at the move that follows; what is there beyond what was left of the one before is a reward's. */
    private static List<Double> rewardsMs(List<OutsideInput.Signal> signals) {
        List<Double> rewards = new ArrayList<>();
        double before = 0;
        for (OutsideInput.Signal signal : signals) {
            double added = signal.value() - before * Math.exp(-UPDATE_MS / TAU_MS);
            if (added > 0.1) {
                double moveMs = signal.step() - 1 + UPDATE_MS;
                rewards.add(moveMs + TAU_MS * Math.log(added / 0.5));
            }
            before = signal.value();
        }
        return rewards;
    }
}
