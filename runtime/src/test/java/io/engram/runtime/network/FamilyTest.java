package io.engram.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamilyTest {
    private static final List<String> LINES = List.of(
            "dt = 0.1 ms, duration = 1 s",
            "settings { n = 10, wanted = true }",
            "constants {",
            "  areas = [V1, V2, V4]",
            "  sizes = [1, 2, \"= n\"]",
            "  j = [[1 pA, 0], [-3 pA, 2 nA]]",
            "  onset = 2 s",
            "  \"twice[k]\" = \"= 2 * sizes[k]\"",
            "}",
            "populations {",
            "  \"{area}\" { each { area = areas }, model = iaf-psc-exp, size = \"= twice[area]\", tauM = \"= onset ms\" }",
            "}",
            "projections {",
            "  \"{to}-{from}\" {",
            "    each {",
            "      to = [V1, V2]",
            "      from = [V1, V2]",
            "    }",
            "    from = \"{from}\", to = \"{to}\", connect = all-to-all, when = \"= j[to, from]\"",
            "    weight = \"= j[to, from] pA\", delay = 1 ms",
            "  }",
            "}",
            "stimuli = [",
            "  { each { area = [V2, V4] }, type = current, target = \"{area}[0..1]\", current = \"= sizes[area] pA\", when = wanted }",
            "]");

    private static Network parse(String replaced, String by, Map<String, String> settings) {
        String text = String.join("\n", LINES);
        assertThat(text).contains(replaced);
        return NetworkFile.parse(text.replace(replaced, by), "areas.conf", Path.of(""), settings);
    }

    @Test
    void shouldStandForAPopulationAnItem() {
        Network network = parse("", "", Map.of("n", "7"));

        assertThat(network.populations()).extracting(Population::name).containsExactly("V1", "V2", "V4");
        assertThat(network.populations()).extracting(Population::size).containsExactly(2, 4, 14);
        assertThat(network.population("V4").model())
                .isEqualTo(Components.withParameter(new Standins.IafPscExp(), "tauMMs", 2000));
    }

    @Test
    void shouldStandForAProjectionAChoiceTheLastListFastest() {
        Network network = parse("", "", Map.of());

        assertThat(network.projections()).extracting(Projection::name).containsExactly("V1-V1", "V2-V1", "V2-V2");
        assertThat(network.projection("V2-V1").from()).isEqualTo(Span.all("V1"));
        assertThat(network.projection("V2-V1").to()).isEqualTo(Span.all("V2"));
        assertThat(network.projections())
                .extracting(Projection::weight)
                .containsExactly(Value.constant(1), Value.constant(-3), Value.constant(2000));
    }

    @Test
    void shouldStandForAStimulusAnItemWhosePlaceIsThatInItsOwnList() {
        assertThat(parse("", "", Map.of()).stimuli())
                .extracting(
                        stimulus -> ((Stimulus.Current) stimulus).target(),
                        stimulus -> ((Stimulus.Current) stimulus).currentPa())
                .containsExactly(
                        tuple(Span.of("V2", 0, 1), Value.constant(1)), tuple(Span.of("V4", 0, 1), Value.constant(2)));
        assertThat(parse("", "", Map.of("wanted", "false")).stimuli()).isEmpty();
    }

    @Test
    void shouldSetAConstantByItsPath() {
        assertThat(parse("", "", Map.of("constants.sizes", "[4, 5, 6]")).populations())
                .extracting(Population::size)
                .containsExactly(8, 10, 12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "= twice[area] | = twise[area] | areas.conf:11: populations.V1.size = \"= twise[area]\"; unknown constant \"twise\"; did you mean \"twice\"?",
                "= twice[area] | = twice[area, 0] | areas.conf:11: populations.V1.size = \"= twice[area, 0]\"; twice[0, 0]: must be twice[k]",
                "= twice[area] | = sizes | areas.conf:11: populations.V1.size = \"= sizes\"; sizes[] is a list; give another place",
                "= twice[area] | = sizes[area + 1] | areas.conf:11: populations.V4.size = \"= sizes[area + 1]\"; sizes[3]: constants.sizes has 3 entries, counted from 0",
                "= twice[area] | = sizes[area, 0] | areas.conf:11: populations.V1.size = \"= sizes[area, 0]\"; sizes[0, 0]: constants.sizes[0] has no entries",
                "= twice[area] | = are[area] | areas.conf:11: populations.V1.size = \"= are[area]\"; unknown constant \"are\"",
                "= twice[area] | = areas[area] | areas.conf:4: constants.areas[0] = V1; must be a bare number",
                "= 2 * sizes[k] | = 2 * twice[k] | areas.conf:8: constants.twice[k] = \"= 2 * twice[k]\"; depends on itself",
                "= 2 * sizes[k] | = sum(k sizes, k) | areas.conf:8: constants.twice[k] = \"= sum(k sizes, k)\"; a sum is written sum(NAME in TABLE, term)",
                "twice[k] | twice[1] | areas.conf:8: constants.twice[1] = \"= 2 * sizes[k]\"; the name of a place must be letters, digits and _",
                "onset = 2 s | n = 2 | areas.conf:7: constants.n = 2; is also a setting; names must differ",
                "each { area = areas }, model | each { n = areas }, model | areas.conf:11: populations.{area}.each.n = areas; the name must be letters, digits and _, and not that of a setting",
                "each { area = areas }, model | each { area = ares }, model | areas.conf:11: populations.{area}.each.area: unknown constant \"ares\"; did you mean \"areas\"?",
                "each { area = areas }, model | each { area = [] }, model | areas.conf:11: populations.{area}.each.area: must have entries",
                "areas = [V1, V2, V4] | areas = [V1, V2, V1] | areas.conf:11: populations.V1: another is called so; names must differ",
                "delay = 1 ms | delay = 0 ms | areas.conf:20: projections.V1-V1.delay = 0.0 ms; must be at least one step of dt = 0.1 ms",
                "delay = 1 ms | dely = 1 ms | areas.conf:20: projections.V1-V1.dely: unknown key \"dely\"; did you mean \"delay\"?",
                "to = \"{to}\" | to = \"{too}\" | areas.conf:19: projections.V1-V1.to: unknown population \"{too}\"",
            })
    void shouldSayWhatIsWrong(String replaced, String by, String complaint) {
        assertThatThrownBy(() -> parse(replaced, by, Map.of()))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith(complaint);
    }
}
