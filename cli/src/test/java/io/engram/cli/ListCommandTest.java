package io.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {
    @Test
    void shouldListEverythingThatCanBeNamed() {
        Cli list = Cli.run("list");

        assertThat(list.code()).isZero();
        assertThat(list.out())
                .contains("experiments", "silent  neurons without input", "neurons = 3", "how many")
                .contains("iaf-psc-delta", "tauM = 10 ms")
                .contains("poisson", "rate = 10 Hz")
                .contains("pair-stdp", "tauPlus = 20 ms");
    }

    @Test
    void shouldListOneKind() {
        Cli list = Cli.run("list", "rules");

        assertThat(list.out()).contains("pair-stdp").doesNotContain("iaf-psc-delta", "experiments");
        assertThat(Cli.run("list", "encoders").out())
                .contains("latency-encoder", "tau = 20 ms")
                .doesNotContain("spike-list");
        assertThat(Cli.run("list", "upkeep").out())
                .contains("normalise", "every = 100 ms", "weight-decay")
                .doesNotContain("pair-stdp");
        assertThat(Cli.run("list", "sources").out()).contains("spike-list").doesNotContain("latency-encoder");
    }

    @Test
    void shouldSayAllThereIsToSayOfOne() {
        Cli list = Cli.run("list", "pair_stdp");

        assertThat(list.code()).isZero();
        assertThat(list.out())
                .startsWith("# pair-stdp")
                .contains("target fires:  w += aPlus  * (1 - n)^muPlus * x", "| `tauPlus` | 20 ms | time constant of");
    }

    @Test
    void shouldRefuseWhatCannotBeListed() {
        Cli wrong = Cli.run("list", "pair-sdtp");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("unknown thing to list \"pair-sdtp\"; did you mean \"pair-stdp\"?", "experiments, neurons");
        assertThat(Cli.run("list", "rulez").err()).contains("did you mean \"rules\"?");
    }

    @Test
    void shouldWritePagesOfEverything(@TempDir Path pages) {
        assertThat(Cli.run("list", "--pages", pages.toString()).code()).isZero();

        assertThat(pages.resolve("rules/pair-stdp.md")).content().contains("../images/components/pair-stdp.svg");
        assertThat(pages.resolve("images/components/pair-stdp.svg")).isNotEmptyFile();
    }

    @Test
    void shouldListAsJson() throws IOException {
        JsonNode tree = new ObjectMapper().readTree(Cli.run("list", "--json").out());

        JsonNode silent = find(tree.path("experiments"), "silent");
        assertThat(find(silent.path("settings"), "neurons").path("default").asText())
                .isEqualTo("3");
        JsonNode delta = find(tree.path("neurons"), "iaf-psc-delta");
        assertThat(find(delta.path("parameters"), "tauM").path("unit").asText()).isEqualTo("ms");
    }

    private static JsonNode find(JsonNode list, String name) {
        for (JsonNode entry : list) {
            if (entry.path("name").asText().equals(name)) {
                return entry;
            }
        }
        throw new AssertionError("no " + name + " in " + list);
    }
}
