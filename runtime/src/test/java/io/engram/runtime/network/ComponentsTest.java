package io.engram.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.engram.runtime.network.Components.Parameter;
import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.Schedule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    @Test
    void shouldFindByNameWithUnderscoresAndUpperCase() {
        assertThat(Components.model("iaf_psc_exp")).isEqualTo(new Standins.IafPscExp());
        assertThat(Components.model("Iaf-Psc-Exp")).isEqualTo(new Standins.IafPscExp());
        assertThat(Components.learningRule("PAIR_STDP")).isEqualTo(new Standins.PairStdp());
    }

    @Test
    void shouldNameTheNearestKnown() {
        assertThatThrownBy(() -> Components.model("iaf-psc-exq"))
                .isInstanceOf(SpecException.class)
                .hasMessage("unknown model \"iaf-psc-exq\"; did you mean \"iaf-psc-exp\"?; known: iaf-psc-exp,"
                        + " poisson, spike-list");
    }

    @Test
    void shouldListWhatIsThere() {
        assertThat(Components.neuronModels()).extracting(Component::type).containsExactly("iaf-psc-exp");
        assertThat(Components.sourceModels()).extracting(Component::type).containsExactly("poisson", "spike-list");
        assertThat(Components.learningRules())
                .extracting(Component::summary)
                .containsExactly("A rule that changes nothing");
    }

    @Test
    void shouldListParametersWithUnitsAndDefaults() {
        assertThat(Components.parameters(Components.model("iaf-psc-exp")))
                .containsExactly(
                        new Parameter("tauM", "tauMMs", "ms", "10"),
                        new Parameter("cM", "cMPf", "pF", "250"),
                        new Parameter("vThreshold", "vThresholdMv", "mV", "-55"),
                        new Parameter("iE", "iEPa", "pA", "0"),
                        new Parameter("alpha", "alpha", "", "0.1"),
                        new Parameter("tries", "tries", "", "3"),
                        new Parameter("strict", "strict", "", "false"));
        assertThat(Components.parameters(Components.learningRule("pair-stdp")))
                .contains(new Parameter("mode", "mode", "", "all-to-all"));
    }

    @Test
    void shouldShowValuesAsAPersonWritesThem() {
        assertThat(ComponentText.shown(1e-4)).isEqualTo("1e-4");
        assertThat(ComponentText.shown(2.5e-12)).isEqualTo("2.5e-12");
        assertThat(ComponentText.shown(-70.0)).isEqualTo("-70");
        assertThat(ComponentText.shown(Double.POSITIVE_INFINITY)).isEqualTo("infinity");
        assertThat(ComponentText.shown(new Schedule(List.of(1.0), List.of(2.0))))
                .isEqualTo("[{\"from\": \"1.0 ms\", \"factor\": 2.0}]");
    }

    @Test
    void shouldCopyWithOtherParameters() {
        Standins.IafPscExp copy = Components.with(new Standins.IafPscExp(), Map.of("alpha", 0.5, "tries", 7.0));
        assertThat(copy).isEqualTo(new Standins.IafPscExp(10, 250, -55, 0, 0.5f, 7, false));
        assertThat(Components.withParameter(copy, "tauMMs", 12.5))
                .isEqualTo(new Standins.IafPscExp(12.5, 250, -55, 0, 0.5f, 7, false));
    }

    @Test
    void shouldRefuseWhatTheComponentRefuses() {
        assertThatThrownBy(() -> Components.withParameter(new Standins.IafPscExp(), "tauMMs", -1))
                .isInstanceOf(SpecException.class)
                .hasMessage("tauMMs=-1.0; must be > 0");
        assertThatThrownBy(() -> Components.withParameter(new Standins.IafPscExp(), "tauMs", 1))
                .hasMessageStartingWith(
                        "unknown parameter of iaf-psc-exp \"tauMs\"; did you mean \"tauMMs\"?; known: tauMMs, cMPf");
        assertThatThrownBy(() -> Components.with(new Standins.IafPscExp(), Map.of("tries", 2.5)))
                .hasMessage("tries=2.5; must be a int");
    }

    @Test
    void shouldCreateFromConfig() {
        var config = ConfigFactory.parseString("tauPlus = 17 ms, mode = NEAREST, weightMax = infinity, label = a b");
        assertThat(Components.create("pair-stdp", config, "rule"))
                .isEqualTo(new Standins.PairStdp(
                        17, 0.01f, Double.POSITIVE_INFINITY, 0, Standins.PairStdp.Mode.NEAREST, "a b"));
        assertThatThrownBy(() -> Components.create("poisson", ConfigFactory.parseString("rate = 3 ms"), "here"))
                .hasMessage("String:1: here.rate = 3 ms; must be a rate such as 15 Hz");
    }
}
