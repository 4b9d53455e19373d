package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.runtime.RewardPrediction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * BindsNET's prediction of reward by a moving average, episode by episode: the error of a reward, then the mean reward of a
 * step of the episode and the reward of the whole one are taken in.
 */
class BindsnetPredictionGoldenTest {

    static boolean covers(GoldenCase c) {
        return c.folder().equals("bindsnet")
                && c.kind().equals("reward")
                && c.params().path("reward_fn").asText().equals("MovingAvgRPE");
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowBindsnet() {
        return GoldenFiles.tests(BindsnetPredictionGoldenTest::covers, BindsnetPredictionGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        double window = c.params().path("ema_window").asDouble();
        RewardPrediction ofSteps = new RewardPrediction(window);
        RewardPrediction ofEpisodes = new RewardPrediction(window);
        JsonNode expected = c.expected().path("per_episode");
        assertThat(expected).hasSameSizeAs(c.input().path("episodes"));
        for (int k = 0; k < expected.size(); k++) {
            JsonNode episode = c.input().path("episodes").get(k);
            double error = ofSteps.error(episode.path("reward").asDouble());
            double all = episode.path("accumulated_reward").asDouble();
            ofSteps.update(all / episode.path("steps").asDouble());
            ofEpisodes.update(all);
            close(error, expected.get(k).path("rpe"));
            close(ofSteps.expected(), expected.get(k).path("reward_predict"));
            close(ofEpisodes.expected(), expected.get(k).path("reward_predict_episode"));
        }
    }

    private static void close(double ours, JsonNode theirs) {
        assertThat(ours).isCloseTo(theirs.asDouble(), within(1e-9 * Math.max(1, Math.abs(theirs.asDouble()))));
    }
}
