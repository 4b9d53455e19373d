package io.engram.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.spi.Reduction;
import io.engram.runtime.spi.SpikeTrain;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFileTest {
    private static final String BALANCED = """
            name = balanced
            summary = "Excitation and inhibition"
            dt = 0.1 ms
            duration = ${seconds} s
            settings {
              # neurons in all
              neurons = 1000
              g = 5
              j = 0.1 pA
              inhibition = "= -g * j"
              plastic = false
              seconds = 2
            }
            populations {
              exc { model = iaf_psc_exp, size = "= 0.8 * neurons", tauM = 20 ms }
              inh { model = iaf-psc-exp, size = "= 0.2 * neurons" }
              teacher { model = poisson, size = 3, when = plastic }
            }
            projections {
              ee {
                from = exc, to = exc, weight = ${settings.j}, delay = 1.5 ms
                connect { type = fixed-in-degree, inDegree = "= round(0.1 * neurons)", autapses = false }
                rule { type = pair-stdp, when = plastic }
              }
              ei { from = inh, to = exc, connect = all-to-all, weight = "= inhibition pA", delay = 1.5 ms }
              te { from = teacher, to = exc, connect = all-to-all, weight = 0, delay = 1.5 ms, when = plastic }
            }
            stimuli = [
              { type = poisson, target = "exc[0..10]", rate = 2 kHz, weight = 0.1 pA, when = "not plastic" }
              { type = current, target = inh, current = 0.3 nA, from = 1 s }
            ]
            record {
              spikes = [exc, teacher]
              state = [ { population = exc, variables = [v], neurons = "0..2", every = 1 ms } ]
              weights { ee = 1 s }
            }
            """;

    @TempDir
    Path folder;

    private static Network parse(String text, Map<String, String> settings) {
        return NetworkFile.parse(text, "balanced.conf", Path.of(""), settings);
    }

    @Test
    void shouldReadAWholeNetwork() {
        Network network = parse(BALANCED, Map.of());
        assertThat(network.populations())
                .containsExactly(
                        new Population(
                                "exc",
                                800,
                                Components.withParameter(new Standins.IafPscExp(), "tauMMs", 20),
                                Map.of(),
                                Map.of()),
                        new Population("inh", 200, new Standins.IafPscExp(), Map.of(), Map.of()));
        assertThat(network.projections())
                .containsExactly(
                        new Projection(
                                "ee",
                                Span.all("exc"),
                                Span.all("exc"),
                                new Connect.FixedInDegree(100, false, true),
                                Value.constant(0.1),
                                Delays.ofMs(1.5),
                                Optional.empty()),
                        new Projection(
                                "ei",
                                Span.all("inh"),
                                Span.all("exc"),
                                Connect.allToAll(),
                                Value.constant(-0.5),
                                Delays.ofMs(1.5),
                                Optional.empty()));
        assertThat(network.stimuli()).hasSize(2);
        assertThat(network.stimuli().get(1))
                .isEqualTo(new Stimulus.Current(Span.all("inh"), Value.constant(300), 1000, Double.POSITIVE_INFINITY));
        assertThat(network.recording())
                .isEqualTo(new Recording(
                        Optional.of(List.of("exc")),
                        List.of(new Recording.States("exc", List.of("v"), new int[] {0, 1}, 10)),
                        List.of()));
        assertThat(network.durationMs()).isEqualTo(2000);
        assertThat(network.name()).isEqualTo("balanced");
    }

    @Test
    void shouldLaySettingsOverTheFile() {
        Network network = parse(
                BALANCED,
                Map.of(
                        "neurons",
                        "2000",
                        "plastic",
                        "true",
                        "seed",
                        "7",
                        "populations.exc.tauM",
                        "15 ms",
                        "j",
                        "0.2 pA"));
        assertThat(network.seed()).isEqualTo(7);
        assertThat(network.population("exc").size()).isEqualTo(1600);
        assertThat(network.population("exc").model())
                .isEqualTo(Components.withParameter(new Standins.IafPscExp(), "tauMMs", 15));
        assertThat(network.population("teacher").size()).isEqualTo(3);
        assertThat(network.projection("ee").rule()).contains(new Standins.PairStdp());
        assertThat(network.projection("ei").weight()).isEqualTo(Value.constant(-1));
        assertThat(network.stimuli()).hasSize(1);
        assertThat(network.recording().weights()).containsExactly(new Recording.Weights("ee", 1000));
        assertThat(network.recording().spikes()).contains(List.of("exc", "teacher"));
    }

    @Test
    void shouldTellItsSettings() throws IOException {
        NetworkFile.Summary summary = NetworkFile.summary(Files.writeString(folder.resolve("b.conf"), BALANCED));
        assertThat(summary.name()).isEqualTo("balanced");
        assertThat(summary.summary()).isEqualTo("Excitation and inhibition");
        assertThat(summary.settings())
                .startsWith(
                        new NetworkFile.Setting("neurons", "1000", "neurons in all"),
                        new NetworkFile.Setting("g", "5", ""),
                        new NetworkFile.Setting("j", "0.1 pA", ""))
                .hasSize(6);
    }

    @Test
    void shouldReadABatchAndItsReductions() {
        String batched = BALANCED.replace("type = pair-stdp,", "type = pair-stdp, reduction = sum,") + "batch = 16\n";
        Network network = parse(batched, Map.of("plastic", "true"));
        assertThat(network.batch()).isEqualTo(16);
        assertThat(network.projection("ee").reduction()).isEqualTo(Reduction.SUM);
        assertThat(parse(batched, Map.of("batch", "4")).batch()).isEqualTo(4);
        assertThat(parse(batched, Map.of()).projection("ee").reduction()).isEqualTo(Reduction.MEAN);
        assertThat(parse(BALANCED, Map.of()).batch()).isEqualTo(1);
        assertThat(parse(BALANCED, Map.of("batch", "4")).batch()).isEqualTo(4);
    }

    @Test
    void shouldIncludeFilesAndCountPartsByTheirLines() throws IOException {
        Files.createDirectory(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts/deep.conf"), "populations.zeta { model = poisson, size = 1 }\n");
        Files.writeString(
                folder.resolve("parts/cells.conf"),
                "include \"deep.conf\"\npopulations { omega { model = poisson, size = 2 }\n beta { model = poisson } }\n");
        Path file = Files.writeString(folder.resolve("my net.conf"), """
                include "parts/cells.conf"
                dt = 1 ms
                duration = 1 s
                populations.gamma { model = poisson, size = 4 }
                populations.beta.size = 3
                populations { alpha { model = poisson, size = 5 } }
                """);
        Network network = NetworkFile.load(file, Map.of());
        assertThat(network.name()).isEqualTo("my-net");
        assertThat(network.populations())
                .extracting(Population::name)
                .containsExactly("zeta", "omega", "beta", "gamma", "alpha");
        assertThat(network.population("beta").size()).isEqualTo(3);
    }

    @Test
    void shouldReadSpikesFromAFileBesideIt() throws IOException {
        SpikeTrain train = SpikeTrain.of(new int[] {1, 0}, new double[] {2, 3});
        SpikeCsv.write(folder.resolve("in.csv"), train);
        SpikeCsv.write(folder.resolve("two.csv"), Map.of("a", train));
        Path file = Files.writeString(folder.resolve("net.conf"), """
                dt = 1 ms, duration = 1 s
                settings.file = in.csv
                populations {
                  a { model = spike-list, size = 2, file = ${file} }
                  b { model = spike-list, size = 2, spikes { neurons = [1, 0], timesMs = [2, 3.0] } }
                  c { model = spike-list, size = 2, spikes { file = two.csv, population = a } }
                }
                """);
        for (Network network : List.of(
                NetworkFile.load(file, Map.of()),
                NetworkFile.load(url(file), Map.of()),
                NetworkFile.load(file, Map.of("file", folder.resolve("in.csv").toString())))) {
            assertThat(network.populations())
                    .extracting(Population::model)
                    .containsOnly(new Standins.SpikeList(train, List.of(), 0));
        }
    }

    @Test
    void shouldReadAPackagedNetworkWithWhatLiesBesideIt() throws IOException {
        Path jar = folder.resolve("packaged.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            entry(out, "nets/base.conf", "dt = 1 ms, duration = 1 s");
            entry(out, "nets/in.csv", "time_ms,neuron\n2,0\n");
            entry(
                    out,
                    "nets/net.conf",
                    "include \"base.conf\"\n" + "populations.a { model = spike-list, size = 1, file = in.csv }");
        }
        URL url = new URL("jar:" + jar.toUri() + "!/nets/net.conf");
        Network network = NetworkFile.load(url, Map.of());
        assertThat(network.name()).isEqualTo("net");
        assertThat(network.population("a").model())
                .isEqualTo(new Standins.SpikeList(SpikeTrain.of(new int[] {0}, new double[] {2}), List.of(), 0));
        assertThat(NetworkFile.summary(url)).isEqualTo(new NetworkFile.Summary("net", "", List.of()));
    }

    private static void entry(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static URL url(Path file) throws IOException {
        return file.toUri().toURL();
    }

    @Test
    void shouldReadEveryKindOfValueAndParameter() {
        Network network = parse("""
                { "dt": "1 ms", "duration": "1 s", "seed": 9007199254740993,
                  "populations": {
                    "a": { "model": "iaf-psc-exp", "size": 2,
                           "tauM": { "uniform": ["10 ms", "0.02 s"] },
                           "vThreshold": { "normal": { "mean": "-50 mV", "sd": "1 mV", "low": "-60 mV" } },
                           "cM": { "explicit": ["1 nF", "2 nF"] },
                           "iE": { "lognormal": { "mu": 1, "sigma": 0.5 } },
                           "strict": true, "tries": 4,
                           "initial": { "v": { "normal": { "mean": "-70 mV", "sd": "5 mV" } }, "w": 0.5 } },
                    "b": { "model": "poisson", "size": 1, "rateOverTime": [ { "from": "10 ms", "factor": 2 } ] },
                    "c": { "model": "spike-list", "size": 1, "marks": ["1 ms", "1 s"], "key": 5 } } }
                """, Map.of());
        Population a = network.population("a");
        assertThat(network.seed()).isEqualTo(9007199254740993L);
        assertThat(a.parameters())
                .containsEntry("tauMMs", Value.uniform(10, 20))
                .containsEntry("vThresholdMv", Value.truncatedNormal(-50, 1, -60, Double.POSITIVE_INFINITY))
                .containsEntry("cMPf", Value.explicit(1000, 2000))
                .containsEntry("iEPa", Value.lognormal(1, 0.5));
        assertThat(a.initial()).containsEntry("v", Value.normal(-70, 5)).containsEntry("w", Value.constant(0.5));
        assertThat(a.model()).isEqualTo(new Standins.IafPscExp(10, 1000, -50, StrictMath.exp(1), 0.1f, 4, true));
        assertThat(((Standins.Poisson) network.population("b").model())
                        .rateOverTime()
                        .at(10))
                .isEqualTo(2);
        assertThat(network.population("c").model())
                .isEqualTo(new Standins.SpikeList(SpikeTrain.empty(), List.of(1.0, 1000.0), 5));
    }

    @Test
    void shouldReadTheThreeDelays() {
        String projection = "dt = 0.1 ms, duration = 1 s, populations.a { model = iaf-psc-exp, size = 9 }\n"
                + "projections.p { from = a, to = \"a[2..]\", connect = all-to-all, weight = 1, delay = 1 ms, ";
        assertThat(parse(projection + "delays = axonal }", Map.of())
                        .projection("p")
                        .delays())
                .isEqualTo(Delays.axonal(Value.constant(1)));
        assertThat(parse(projection + "delays = immediate }", Map.of())
                        .projection("p")
                        .delays())
                .isEqualTo(Delays.immediate(Value.constant(1)));
        Network network = parse(projection + "preDelay = delay - 2 steps, postDelay = 0.3 ms }", Map.of());
        assertThat(network.projection("p").delays())
                .isEqualTo(new Delays(Value.constant(1), new Delays.Part.OfDelay(2), new Delays.Part.Fixed(0.3)));
        assertThat(network.projection("p").to()).isEqualTo(Span.of("a", 2, -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.5 ms", "0.0015 s", "1500 us"})
    void shouldCountASettingInTheUnitOfTheResult(String onset) {
        String text = """
                dt = 0.1 ms, duration = 1 s
                settings { onset = 1 ms, twice = "= 2 * onset ms", rate = 2 kHz }
                populations.exc { model = iaf-psc-exp, size = 1 }
                stimuli = [ { type = current, target = exc, current = 1 pA, from = "= twice ms", to = "= twice * rate ms" } ]
                """;
        Network network = parse(text, Map.of("onset", onset));

        assertThat(network.stimuli().get(0).fromMs()).isEqualTo(3);
        assertThat(network.stimuli().get(0).toMs()).as("a rate stays in kHz").isEqualTo(6);
    }
}
