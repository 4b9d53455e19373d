package io.engram.pages;

import io.engram.runtime.describe.Description;
import io.engram.runtime.network.Components;
import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Upkeep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What there is to say of a component, as Markdown: what its Javadoc says, its parameters with their defaults, what the
 * engine keeps for it, its picture and an example.
 */
public final class ComponentPage {
    private static final String PICTURES = "../images/components/";

    private ComponentPage() {}

    /** Text, formula and parameters, for a terminal or the head of a page. */
    public static String description(Component component) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + component.type());
        lines.add("");
        lines.add(sentence(component.summary()));
        Description description = Description.of(component);
        for (Description.Part part : description.parts()) {
            lines.add("");
            lines.add(part.formula() ? "```text\n" + part.text() + "\n```" : part.text());
        }
        facts(component).forEach(fact -> {
            lines.add("");
            lines.add(fact);
        });
        lines.addAll(parameters(component, description));
        return String.join("\n", lines) + "\n";
    }

    /** The whole page; {@code pictured} where there is a picture of it. */
    static String markdown(Component component, boolean pictured, String picture) {
        return description(component)
                + (pictured ? "\n![" + picture + "](" + PICTURES + component.type() + ".svg)\n\n" + picture + "\n" : "")
                + "\n## Example\n```hocon\n" + ExampleNetwork.text(component) + "\n```\n";
    }

    private static String sentence(String summary) {
        return summary.substring(0, 1).toUpperCase(Locale.ROOT) + summary.substring(1) + ".";
    }

    private static List<String> parameters(Component component, Description description) {
        List<Components.Parameter> parameters = Components.parameters(component);
        if (parameters.isEmpty()) {
            return List.of("", "It has no parameters.");
        }
        List<String> lines = new ArrayList<>(List.of("", "| parameter | default | |", "|---|---|---|"));
        for (Components.Parameter parameter : parameters) {
            String unit = parameter.unit().isEmpty() ? "" : " " + parameter.unit();
            String meaning = description.parameters().getOrDefault(parameter.javaName(), "");
            lines.add("| `" + parameter.name() + "` | " + parameter.defaultValue() + unit + " | "
                    + meaning.replace("|", "\\|") + " |");
        }
        return lines;
    }

    private static List<String> facts(Component component) {
        if (component instanceof LearningRule rule) {
            return facts(rule);
        }
        if (component instanceof Upkeep upkeep) {
            return facts(upkeep);
        }
        return component instanceof NeuronModel model ? facts(model) : List.of();
    }

    private static List<String> facts(Upkeep upkeep) {
        return List.of("It reads the weights of a target"
                + upkeep.trace()
                        .map(trace -> " and a trace of its spikes, " + traces(List.of(trace)) + ".")
                        .orElse("."));
    }

    private static List<String> facts(NeuronModel model) {
        String state = model.state().stream()
                .map(variable -> "`" + variable.name() + "`"
                        + (variable.unit().isEmpty() ? "" : " (" + variable.unit() + ")")
                        + (variable.learned() ? ", learned" : ""))
                .collect(Collectors.joining(", "));
        String unit = model.inputUnit().isEmpty() ? "bare numbers" : "in " + model.inputUnit();
        return List.of(
                "State: " + state + ". Input: " + String.join(" and ", model.receptors()) + ", weights " + unit + ".");
    }

    private static List<String> facts(LearningRule rule) {
        List<String> facts = new ArrayList<>();
        facts.add("Traces of the source: " + traces(rule.traces().pre()) + "; of the target: "
                + traces(rule.traces().post()) + ". Coincidence `" + rule.coincidence() + "`, weight that travels `"
                + rule.travel() + "`.");
        if (!rule.signals().isEmpty()) {
            facts.add("Signals it reads: "
                    + rule.signals().stream().map(s -> "`" + s + "`").collect(Collectors.joining(", ")) + ".");
        }
        return facts;
    }

    private static String traces(List<Trace> traces) {
        return traces.isEmpty()
                ? "none"
                : traces.stream()
                        .map(trace -> String.format(
                                Locale.ROOT,
                                "%s ms %s",
                                trace.tauMs() == StrictMath.rint(trace.tauMs())
                                        ? Long.toString((long) trace.tauMs())
                                        : Double.toString(trace.tauMs()),
                                trace.kind().toString().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(", "));
    }
}
