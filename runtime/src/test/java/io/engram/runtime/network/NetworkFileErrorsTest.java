package io.engram.runtime.network;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkFileErrorsTest {
    private static final List<String> LINES = List.of(
            "dt = 0.1 ms",
            "duration = 1 s",
            "settings { n = 10, on = true, j = 0.1 mV, loop = \"= loop + 1\" }",
            "populations {",
            "  in { model = poisson, size = 5, rate = 15 Hz }",
            "  out { model = iaf-psc-exp, size = 5, initial { v = -60 mV } }",
            "}",
            "projections.learn {",
            "  from = in, to = out, connect = all-to-all",
            "  weight { uniform = [0, 1] }",
            "  delay = 1.5 ms",
            "  rule { type = pair-stdp, tauPlus = 20 ms }",
            "}",
            "stimuli = [ { type = current, target = out, current = 300 pA, when = on } ]",
            "record { weights { learn = 1 s }, state = [ { population = out, variables = [v], every = 1 ms } ] }");

    @TempDir
    Path folder;

    private static Network parse(String replaced, String by, Map<String, String> settings) {
        String text = String.join("\n", LINES);
        return NetworkFile.parse(text.replace(replaced, by), "/some/where/net.conf", Path.of(""), settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // weights in the unit of what they act on
                "uniform = [0, 1] | uniform = [0, 1 mV] | net.conf:10: projections.learn.weight.uniform[1] = 1 mV; must be a weight in pA such as 20 pA",
                "type = pair-stdp | type = pair-stdp, weightMax = 1 nS | net.conf:12: projections.learn.rule.weightMax = 1 nS; must be a weight in pA",
                "type = current, target = out, current = 300 pA | type = poisson, target = out, rate = 1 Hz, weight = 1 mV | net.conf:14: stimuli[0].weight = 1 mV; must be a weight in pA",
                // what other times are measured in is said first
                "dt = 0.1 ms | dt = 0 ms | net.conf:1: dt = 0 ms; must be > 0 ms",
                "dt = 0.1 ms | dt = -0.1 ms | net.conf:1: dt = -0.1 ms; must be > 0 ms",
                "duration = 1 s | duration = 1 s, batch = 0 | net.conf:2: batch = 0; must be at least 1",
                "duration = 1 s | duration = 1 s, batch = 2.5 | net.conf:2: batch = 2.5; must be a whole number",
                "tauPlus = 20 ms | reduction = avg | net.conf:12: projections.learn.rule.reduction = avg; must be one of mean, sum, max",
                // keys and names
                "duration = 1 s | duraton = 1 s | net.conf:2: duraton: unknown key \"duraton\"; did you mean \"duration\"?",
                "duration = 1 s | seed = 2 | net.conf:1: duration is missing; must be given",
                "size = 5, rate | sice = 5, rate | net.conf:5: populations.in.sice: unknown key \"sice\"; did you mean \"size\"?",
                "rate = 15 Hz | rat = 15 Hz | net.conf:5: populations.in.rat: unknown key \"rat\"; did you mean \"rate\"?",
                "model = poisson | model = poison | net.conf:5: populations.in.model: unknown model \"poison\"; did you mean \"poisson\"?",
                "type = pair-stdp | type = pair-stpd | net.conf:12: projections.learn.rule.type: unknown learning rule \"pair-stpd\"",
                "from = in | from = inn | net.conf:9: projections.learn.from: unknown population \"inn\"; did you mean \"in\"?",
                "connect = all-to-all | connect = all-to-al | net.conf:9: projections.learn.connect: unknown connectivity \"all-to-al\"; did you mean \"all-to-all\"?",
                "v = -60 mV | u = 1 | net.conf:6: populations.out.initial.u: unknown state variable \"u\"; known: v, w",
                "uniform = | unifrom = | net.conf:10: projections.learn.weight.unifrom: unknown kind of value \"unifrom\"; did you mean \"uniform\"?",
                "learn = 1 s | lern = 1 s | net.conf:15: record.weights.lern.projection: unknown projection \"lern\"; did you mean \"learn\"?",
                "variables = [v] | variables = [x] | net.conf:15: record.state[0].variables: unknown state variable of iaf-psc-exp \"x\"",
                "when = on | when = onn | net.conf:14: stimuli[0].when = onn; must be true, false or a setting; unknown setting \"onn\"; did you mean \"on\"?",
                "when = on | when = n | net.conf:3: settings.n = 10; is used in a condition and must be true or false",
                "type = current | type = curent | net.conf:14: stimuli[0].type = curent; must be one of current, poisson, signal",
                // values
                "size = 5, initial | size = -3, initial | net.conf:6: populations.out.size = -3; must be at least 1",
                "size = 5, initial | size = 0, initial | net.conf:6: populations.out.size = 0; must be at least 1",
                "size = 5, initial | size = 2.5, initial | net.conf:6: populations.out.size = 2.5; must be a whole number",
                "size = 5, initial | size = 10x, initial | net.conf:6: populations.out.size = 10x; must be a bare number",
                "size = 5, initial | size = 9999999999, initial | net.conf:6: populations.out.size = 9999999999; must be at least 1 and at most 2147483647",
                "size = 5, initial | size = \"= n / 4\", initial | net.conf:6: populations.out.size = \"= n / 4\"; must be a whole number; it is 2.5",
                "size = 5, initial | size = \"= m / 4\", initial | net.conf:6: populations.out.size = \"= m / 4\"; unknown setting \"m\"",
                "size = 5, initial | size = \"= loop\", initial | net.conf:3: settings.loop = \"= loop + 1\"; depends on itself",
                "size = 5, initial | size = \"= on\", initial | net.conf:3: settings.on = true; is used in an expression and must be a number",
                "delay = 1.5 ms | delay = 1.5 | net.conf:11: projections.learn.delay = 1.5 has no unit; write for example 1.5 ms",
                "delay = 1.5 ms | delay = 1.5 mV | net.conf:11: projections.learn.delay = 1.5 mV; must be a time such as 1.5 ms",
                "delay = 1.5 ms | delay = \"= 1.5 * j\" | net.conf:11: projections.learn.delay = \"= 1.5 * j\" has no unit; write for example 0.15000000000000002 ms",
                "delay = 1.5 ms | delay = 0.05 ms | net.conf:11: projections.learn.delay = 0.05 ms; must be whole steps of dt = 0.1 ms",
                "delay = 1.5 ms | delay = 0 ms | net.conf:11: projections.learn.delay = 0.0 ms; must be at least one step of dt = 0.1 ms",
                "delay = 1.5 ms | delay = 1 ms, preDelay = 2 ms | net.conf:11: projections.learn.preDelay = 20 steps; must be at most the delay of 10 steps",
                "delay = 1.5 ms | delay = 1 ms, delays = late | net.conf:11: projections.learn.delays = late; must be one of dendritic, axonal, immediate",
                "rate = 15 Hz | rate = 15 mHz | net.conf:5: populations.in.rate = 15 mHz; unknown unit \"mHz\"; did you mean \"Hz\"?",
                "rate = 15 Hz | rate = NaN | net.conf:5: populations.in.rate = NaN; must be a rate such as 15 Hz",
                "uniform = [0, 1] | uniform = [1, 0] | net.conf:10: projections.learn.weight.uniform: uniform: low=1.0 is above high=0.0",
                "uniform = [0, 1] | uniform = [0, 2] | net.conf:10: projections.learn.weight = 2.0; must be within 0.0 and 1.0, the bounds of pair-stdp",
                "uniform = [0, 1] | uniform = 3 | net.conf:10: projections.learn.weight.uniform = 3; must be a list [ ... ]",
                "tauPlus = 20 ms | mode = some | net.conf:12: projections.learn.rule.mode = some; must be one of all-to-all, nearest",
                "model = iaf-psc-exp, size = 5 | model = iaf-psc-exp, size = 5, tauM = -1 ms | net.conf:6: populations.out.tauM: tauMMs=-1.0; must be > 0",
                "model = iaf-psc-exp, size = 5 | model = iaf-psc-exp, size = 5, tauM { uniform = [-1 ms, 1 ms] } | net.conf:6: populations.out.tauM: tauMMs=-1.0; must be > 0",
                "connect = all-to-all | connect = fixed-in-degree | net.conf:9: projections.learn.connect = fixed-in-degree; needs inDegree; write { type = fixed-in-degree, inDegree = ... }",
                "connect = all-to-all | connect { type = pairwise-bernoulli, p = 2 } | net.conf:9: projections.learn.connect: pairwise-bernoulli: p=2.0; must be within 0 and 1",
                "connect = all-to-all | connect { type = fixed-in-degree, indegree = 2 } | net.conf:9: projections.learn.connect.indegree: unknown key \"indegree\"; did you mean \"inDegree\"?",
                "connect = all-to-all | connect { type = fixed-in-degree } | net.conf:9: projections.learn.connect: inDegree is missing; must be given",
                "connect = all-to-all | connect { type = one-to-one, p = 2 } | net.conf:9: projections.learn.connect.p: unknown key \"p\"",
                "to = out | to = \"out[0..9]\" | net.conf:9: projections.learn.to = out[0..9]; must be a range within 0..5 that is not empty",
                "to = out | to = \"out[0-9]\" | net.conf:9: projections.learn.to = out[0-9]; must be a population or a range of it such as exc[0..100]",
                "every = 1 ms | every = 0.25 ms | net.conf:15: record.state[0].every = 0.25 ms; must be whole steps of dt = 0.1 ms, at least one",
                "every = 1 ms | every = 0 steps | net.conf:15: record.state[0].every = 0 steps; must be at least 1 step",
                "current = 300 pA | current = 300 pA, from = 2 s, to = 1 s | net.conf:14: stimuli[0].to = 1000.0 ms; must be after from = 2000.0 ms",
                // syntax
                "dt = 0.1 ms | dt == 0.1 ms | net.conf:1: Expecting a value but got wrong token: '='",
                "delay = 1.5 ms | delay = ${nope} | net.conf:11: Could not resolve substitution to a value: ${nope}",
                "dt = 0.1 ms | include \"gone.conf\", dt = 0.1 ms | net.conf: include \"gone.conf\": there is no such file"
            })
    void shouldNameFileLinePathAndValue(String replaced, String by, String sentence) {
        assertThatThrownBy(() -> parse(replaced, by, Map.of()))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "m | 3 | --set: unknown setting \"m\"; known: j, loop, n, on, seed, dt, duration, warmUp, batch, name",
                "sed | 3 | --set: unknown setting \"sed\"; did you mean \"seed\"?",
                "populatoins.out.size | 3 | --set: unknown setting \"populatoins.out.size\"; did you mean \"populations.out.size\"?",
                "populations.out.sise | 3 | --set: populations.out.sise: unknown key \"sise\"; did you mean \"size\"?",
                "populations.out.size | -3 | --set: populations.out.size = -3; must be at least 1",
                "dt | 1 | --set: dt = 1 has no unit; write for example 1 ms",
                "seed | {a | --set seed = {a; cannot be read"
            })
    void shouldNameTheSetting(String name, String value, String sentence) {
        assertThatThrownBy(() -> parse("", "", Map.of(name, value)))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void shouldSayWhichFileIsMissing() throws IOException {
        assertThatThrownBy(() -> NetworkFile.load(folder.resolve("no.conf"), Map.of()))
                .hasMessageEndingWith("no.conf: there is no such file");
        Path file = Files.writeString(
                folder.resolve("net.conf"),
                "dt = 1 ms, duration = 1 s\npopulations.a { model = spike-list, size = 1, file = gone.csv }");
        assertThatThrownBy(() -> NetworkFile.load(file, Map.of()))
                .hasMessage("net.conf:2: populations.a.file = gone.csv; there is no such file beside the network file");
        Files.writeString(folder.resolve("gone.csv"), "time_ms,neuron\n1,x\n");
        assertThatThrownBy(() -> NetworkFile.load(file, Map.of()))
                .hasMessage("gone.csv:2: neuron = x; must be a whole number");
        Files.writeString(folder.resolve("gone.csv"), "time_ms,neuron\n1,1\n");
        assertThatThrownBy(() -> NetworkFile.load(file, Map.of()))
                .hasMessage("net.conf:2: populations.a.spikes: a spike at 1.0 ms of neuron 1; must be one of the"
                        + " population's 1 neurons, which count from 0");
    }

    @Test
    void shouldSayWhereAnIncludeIsMissing() throws IOException {
        Path file = Files.writeString(folder.resolve("net.conf"), "include \"base.conf\"\ndt = 1 ms");
        assertThatThrownBy(() -> NetworkFile.load(file, Map.of()))
                .isInstanceOf(SpecException.class)
                .hasMessage("net.conf: include \"base.conf\": there is no such file");
    }
}
