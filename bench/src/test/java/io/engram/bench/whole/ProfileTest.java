package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
    private static final String ENGINE = "io.engram.runtime.engine.";
    private static final String SLICE = ENGINE + "Worker.slice";

    @Test
    void shouldCountASampleForTheInnermostPartOfASlice() {
        assertThat(Part.of(List.of(
                        "java.util.Arrays.fill", ENGINE + "PoissonNoise.add", ENGINE + "NeuronShard.advance", SLICE)))
                .contains(Part.NOISE);
        assertThat(Part.of(List.of("io.engram.neurons.IafPscDelta.step", ENGINE + "NeuronShard.advance", SLICE)))
                .contains(Part.NEURONS);
        assertThat(Part.of(List.of(ENGINE + "BitTable.deliver", ENGINE + "StaticInputs.deliver", SLICE)))
                .contains(Part.STATIC);
        assertThat(Part.of(List.of(
                        "io.engram.plasticity.RuleLoop.column", "io.engram.plasticity.BlockEvents.actPost", SLICE)))
                .contains(Part.TARGET_SPIKES);
        assertThat(Part.of(List.of(
                        "io.engram.plasticity.RuleLateLoop.learnRounds", "io.engram.plasticity.LateEvents.pre", SLICE)))
                .contains(Part.TARGET_SPIKES);
        assertThat(Part.of(
                        List.of("io.engram.plasticity.RuleLateLoop.act", "io.engram.plasticity.LateEvents.pre", SLICE)))
                .contains(Part.SOURCE_SPIKES);
        assertThat(Part.of(List.of("io.engram.plasticity.TraceBank.passTime", SLICE)))
                .contains(Part.TRACES);
        assertThat(Part.of(List.of("java.lang.Thread.onSpinWait", "io.engram.runtime.wire.Waiting.pause", SLICE)))
                .contains(Part.WIRE);
    }

    @Test
    void shouldCountNothingThatIsOutsideOfASlice() {
        assertThat(Part.of(List.of(ENGINE + "StaticTableBuilder.fill", ENGINE + "PopulationActor.build")))
                .isEmpty();
    }

    @Test
    void shouldFindTheWorkOfARunInItsRecording(@TempDir Path folder) {
        Path recording = folder.resolve("profile.jfr");

        new OwnProcess(Cores.first(1), "cuba-nest").measure(Profile.flags(recording), List.of());

        Profile profile = Profile.read(recording);
        assertThat(profile.total()).isPositive();
        assertThat(profile.share(Part.NEURONS)).isPositive();
        assertThat(profile.share(Part.TARGET_SPIKES)).isZero();
    }

    @Test
    void shouldWriteSharesAndDrawThem(@TempDir Path folder) throws Exception {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        profiles.put("one", new Profile(Map.of(Part.NOISE, 30, Part.NEURONS, 10)));
        profiles.put("two", new Profile(Map.of(Part.NEURONS, 5)));

        String text = ProfileCommand.write(folder, Measurements.MACHINE, profiles);

        assertThat(text)
                .isEqualTo(Files.readString(folder.resolve("profile.md")))
                .contains("| | noise | neurons | samples |", "| `one` | 75.0 | 25.0 | 40 |", "| `two` | 0 | 100 | 5 |");
        assertThat(folder.resolve("profile.svg")).content().contains(">one<", ">75<", "neurons");
        assertThat(profiles.get("one").share(Part.NOISE)).isCloseTo(0.75, within(1e-12));
    }
}
