package io.engram.pages;

import io.engram.runtime.Simulation;
import io.engram.runtime.network.Components;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkFile;
import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.GradedModel;
import io.engram.runtime.spi.GradedRule;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import io.engram.runtime.spi.Upkeep;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The smallest network file that shows a component at work with its defaults. */
final class ExampleNetwork {
    private static final int LEAST_SPIKES = 5;
    private static final int MOST_SPIKES = 40;
    private static final int MOST_DOUBLINGS = 40;
    private static final int MOST_VARIABLES = 2;
    private static final int INPUTS = 50;
    private static final String SILENT = "# silent until values are set: simulation.setValues(\"inputs\", values)";

    private ExampleNetwork() {}

    /** The file that shows {@code component}. */
    static String text(Component component) {
        if (component instanceof GradedModel || component instanceof GradedRule) {
            return graded(component);
        }
        if (component instanceof LearningRule rule) {
            return rule(rule);
        }
        if (component instanceof Upkeep upkeep) {
            return upkeep(upkeep);
        }
        return component instanceof NeuronModel model ? driven(model) : source(component);
    }

    /** The network that {@code text} describes. */
    static Network network(String text) {
        return NetworkFile.parse(text, "example", Path.of("."), Map.of());
    }

    private static String graded(Component component) {
        String model = component instanceof GradedModel ? component.type() : "threshold-unit";
        String rule = component instanceof GradedRule ? component.type() : "outer-product";
        return String.join(
                "\n",
                "name = " + component.type() + "-example",
                "dt = 1 ms",
                "duration = 20 ms",
                "populations { units { model = " + model + ", size = 64 } }",
                "projections {",
                "  memory { from = units, to = units, connect = all-to-all, weight = 0, delay = 1 ms, rule { type = "
                        + rule + " } }",
                "}",
                "record { spikes = [units] }");
    }

    /** Beside a rule under which weights drift. */
    private static String upkeep(Upkeep upkeep) {
        return String.join(
                "\n",
                "name = " + upkeep.type() + "-example",
                "dt = 1 ms",
                "duration = 2 s",
                "populations {",
                "  inputs { model = poisson, size = 100, rate = 20 Hz }",
                "  output { model = iaf-psc-delta, size = 1 }",
                "}",
                "projections {",
                "  drive { from = inputs, to = output, connect = all-to-all, weight = 1 mV, delay = 1 ms }",
                "  learn { from = inputs, to = output, connect = all-to-all, weight = 0.02, delay = 1 ms",
                "    rule { type = pair-stdp, weightMin = -1 }",
                "    upkeep = [ { type = " + upkeep.type() + " } ] }",
                "}",
                "record { spikes = [output], weights { learn = 100 ms } }");
    }

    private static String rule(LearningRule rule) {
        String signals = rule.signals().isEmpty()
                ? ""
                : "signals = [" + String.join(", ", rule.signals()) + "]\nstimuli = ["
                        + rule.signals().stream()
                                .map(signal -> "{ type = signal, signal = " + signal + ", value = 1, at = 500 ms }")
                                .collect(Collectors.joining(", "))
                        + "]\n";
        String target = rule.postState().isEmpty() ? "iaf-psc-delta" : toldBy(rule.postState());
        return String.join(
                "\n",
                "name = " + rule.type() + "-example",
                "dt = 1 ms",
                "duration = 2 s",
                signals + "populations {",
                "  inputs { model = poisson, size = 100, rate = 20 Hz }",
                "  output { model = " + target + ", size = 1 }",
                "}",
                "projections {",
                "  drive { from = inputs, to = output, connect = all-to-all, weight = 1 mV, delay = 1 ms }",
                "  learn { from = inputs, to = output, connect = all-to-all, weight = " + startingWeight(rule)
                        + ", delay = 1 ms",
                "    rule { type = " + rule.type() + " } }",
                "}",
                "record { spikes = [output], weights { learn = 100 ms } }");
    }

    /** A model that has these columns; where a rule reads the membrane it should find spikes in it, as of the first. */
    private static String toldBy(List<String> columns) {
        return Stream.of("izhikevich", "srm0")
                .filter(type -> ((NeuronModel) Components.model(type))
                        .state().stream().map(StateVariable::name).toList().containsAll(columns))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no model of the pages has the columns " + columns));
    }

    /** The middle of finite bounds, so that it may move either way. */
    private static double startingWeight(LearningRule rule) {
        double middle = (rule.weightMin() + rule.weightMax()) / 2;
        return Double.isFinite(middle) && middle != 0 ? middle : 0.5;
    }

    private static String source(Component source) {
        return String.join(
                "\n",
                "name = " + source.type() + "-example",
                "dt = 1 ms",
                "duration = 1 s",
                (source instanceof EncoderModel ? SILENT + "\n" : "") + "populations { inputs { model = "
                        + source.type() + ", size = " + INPUTS + " } }",
                "record { spikes = [inputs] }");
    }

    /** The least power of two as a weight at which the model fires now and then. */
    private static String driven(NeuronModel model) {
        double weight = StrictMath.scalb(1.0, -10);
        String text = driven(model, weight);
        for (int k = 0; k < MOST_DOUBLINGS && spikes(text) < LEAST_SPIKES; k++) {
            weight *= 2;
            text = driven(model, weight);
        }
        if (spikes(text) > MOST_SPIKES * 20) {
            throw new IllegalStateException(model.type() + " fires either never or all the time");
        }
        return text;
    }

    private static String driven(NeuronModel model, double weight) {
        String variables =
                model.state().stream().map(StateVariable::name).limit(2).collect(Collectors.joining(", "));
        String unit = model.inputUnit().isEmpty() ? "" : " " + model.inputUnit();
        return String.join(
                "\n",
                "name = " + model.type() + "-example",
                "dt = 1 ms",
                "duration = 500 ms",
                "populations {",
                "  inputs { model = poisson, size = 100, rate = 10 Hz }",
                "  cell { model = " + model.type() + ", size = 1 }",
                "}",
                "projections {",
                "  drive { from = inputs, to = cell, connect = all-to-all, weight = " + shown(weight) + unit
                        + ", delay = 1 ms }",
                "}",
                "record { spikes = [cell]" + state(model) + " }");
    }

    private static String state(NeuronModel model) {
        String variables = model.state().stream()
                .map(StateVariable::name)
                .limit(MOST_VARIABLES)
                .collect(Collectors.joining(", "));
        return variables.isEmpty()
                ? ""
                : ", state = [ { population = cell, variables = [" + variables + "], neurons = [0], every = 1 ms } ]";
    }

    private static String shown(double weight) {
        return weight == StrictMath.rint(weight) ? String.format(Locale.ROOT, "%.0f", weight) : Double.toString(weight);
    }

    /** Values for an encoder: of one unit more than of the one before, from 0 to 1, or every third 1 where they are whole. */
    static float[] ramp(EncoderModel encoder) {
        float[] values = new float[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            float value = (float) i / (INPUTS - 1);
            values[i] = encoder.takes(value) ? value : i % 3 == 0 ? 1 : 0;
        }
        return values;
    }

    /** Spikes of a run of what {@code text} describes. */
    static long spikes(String text) {
        Network network = network(text);
        try (Simulation simulation = Simulation.start(network)) {
            simulation.runForMs(network.durationMs());
            return simulation.statistics().spikes();
        }
    }
}
