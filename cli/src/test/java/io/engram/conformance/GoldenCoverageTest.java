package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Every golden case is read by exactly one test or stands in the list of what is not yet covered. */
class GoldenCoverageTest {
    /** The golden tests: each reads every case that its predicate holds for. */
    private static final Map<String, Predicate<GoldenCase>> TESTS = new LinkedHashMap<>();

    static {
        TESTS.put("NestNeuronGoldenTest", NestNeuronGoldenTest::covers);
        TESTS.put("NestTimingGoldenTest", NestTimingGoldenTest::covers);
        TESTS.put("NestParrotGoldenTest", NestParrotGoldenTest::covers);
        TESTS.put("NestSynapseGoldenTest", NestSynapseGoldenTest::covers);
        TESTS.put("NestNetworkGoldenTest", NestNetworkGoldenTest::covers);
        TESTS.put("BrianStdpGoldenTest", BrianStdpGoldenTest::covers);
        TESTS.put("BindsnetNodeGoldenTest", BindsnetNodeGoldenTest::covers);
        TESTS.put("BindsnetRuleGoldenTest", BindsnetRuleGoldenTest::covers);
        TESTS.put("BindsnetRewardGoldenTest", BindsnetRewardGoldenTest::covers);
        TESTS.put("BindsnetNetworkGoldenTest", BindsnetNetworkGoldenTest::covers);
        TESTS.put("BindsnetModelGoldenTest", BindsnetModelGoldenTest::covers);
        TESTS.put("BindsnetPredictionGoldenTest", BindsnetPredictionGoldenTest::covers);
        TESTS.put("BindsnetEncoderGoldenTest", BindsnetEncoderGoldenTest::covers);
        TESTS.put("BindsnetEvaluationGoldenTest", BindsnetEvaluationGoldenTest::covers);
        TESTS.put("CannsStdpGoldenTest", CannsStdpGoldenTest::covers);
        TESTS.put("CannsHebbianGoldenTest", CannsHebbianGoldenTest::covers);
        TESTS.put("CannsHopfieldGoldenTest", CannsHopfieldGoldenTest::covers);
        TESTS.put("CannsBcmGoldenTest", CannsBcmGoldenTest::covers);
        TESTS.put("CannsComponentsGoldenTest", CannsComponentsGoldenTest::covers);
        TESTS.put("CannsLayersGoldenTest", CannsLayersGoldenTest::covers);
        TESTS.put("BrianBcmGoldenTest", BrianBcmGoldenTest::covers);
    }

    @Test
    void shouldReadEveryCaseOrSayWhyNot() {
        List<String> wrong = new ArrayList<>();
        for (GoldenCase c : GoldenFiles.all()) {
            List<String> claims = new ArrayList<>();
            TESTS.forEach((name, covers) -> {
                if (covers.test(c)) {
                    claims.add(name);
                }
            });
            for (NotYetCovered entry : NotYetCovered.LIST) {
                if (entry.holds().test(c)) {
                    claims.add("not yet covered: " + entry.what());
                }
            }
            if (claims.size() != 1) {
                wrong.add(c + " (kind " + c.kind() + ", subject " + c.subject() + "): "
                        + (claims.isEmpty() ? "no test reads it" : claims));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldHoldACopyForEveryTest() {
        if (GoldenFiles.areOurs()) {
            TESTS.forEach(
                    (name, covers) -> assertThat(GoldenFiles.all().stream().filter(covers))
                            .as(name)
                            .isNotEmpty());
        }
    }
}
