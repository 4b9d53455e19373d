package io.engram.cli;

import io.engram.examples.Experiment;
import io.engram.examples.Experiments;
import io.engram.runtime.network.Components;
import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.EncoderModel;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code engram list}: what can be run, and what networks can be made of. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists experiments, neuron models, sources, encoders and learning rules with their parameters and defaults.")
final class ListCommand implements Runnable {
    private final Console console;

    /** What may be listed. */
    enum Kind {
        EXPERIMENTS("settings"),
        NEURONS("parameters"),
        SOURCES("parameters"),
        ENCODERS("parameters"),
        RULES("parameters");

        private final String partsKey;

        Kind(String partsKey) {
            this.partsKey = partsKey;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A line of the list and the lines below it. */
    private record Entry(String name, String summary, List<Part> parts) {}

    /** A parameter or setting; {@code unit} is empty where there is none. */
    private record Part(String name, String defaultValue, String unit, String meaning) {}

    @Parameters(arity = "0..1", paramLabel = "WHAT", description = "One of ${COMPLETION-CANDIDATES}; all if left out.")
    private Kind what;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        Set<Kind> kinds = what == null ? EnumSet.allOf(Kind.class) : EnumSet.of(what);
        Map<Kind, List<Entry>> entries = new LinkedHashMap<>();
        kinds.forEach(kind -> entries.put(kind, entries(kind)));
        if (json) {
            console.out().println(Json.text(tree(entries)));
        } else {
            print(entries);
        }
    }

    private void print(Map<Kind, List<Entry>> entries) {
        PrintStream out = console.out();
        entries.forEach((kind, list) -> {
            out.println(kind);
            for (Entry entry : list) {
                out.println("  " + entry.name + "  " + entry.summary);
                entry.parts.forEach(part -> out.println("      " + text(part)));
            }
            out.println();
        });
    }

    private static String text(Part part) {
        String assigned = part.name + " = " + part.defaultValue + (part.unit.isEmpty() ? "" : " " + part.unit);
        return part.meaning.isEmpty() ? assigned : String.format(Locale.ROOT, "%-28s  %s", assigned, part.meaning);
    }

    private static Map<String, Object> tree(Map<Kind, List<Entry>> entries) {
        Map<String, Object> tree = new LinkedHashMap<>();
        entries.forEach((kind, list) -> {
            List<Object> rows = new ArrayList<>();
            for (Entry entry : list) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("name", entry.name);
                row.put("summary", entry.summary);
                row.put(
                        kind.partsKey,
                        entry.parts.stream().map(ListCommand::row).toList());
                rows.add(row);
            }
            tree.put(kind.toString(), rows);
        });
        return tree;
    }

    private static Map<String, Object> row(Part part) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", part.name);
        row.put("default", part.defaultValue);
        row.put("unit", part.unit);
        row.put("meaning", part.meaning);
        return row;
    }

    private static List<Entry> entries(Kind kind) {
        return switch (kind) {
            case EXPERIMENTS ->
                Experiments.packaged().stream().map(ListCommand::entry).toList();
            case NEURONS ->
                Components.neuronModels().stream().map(ListCommand::entry).toList();
            case SOURCES ->
                Components.sourceModels().stream()
                        .filter(model -> !(model instanceof EncoderModel))
                        .map(ListCommand::entry)
                        .toList();
            case ENCODERS ->
                Components.sourceModels().stream()
                        .filter(EncoderModel.class::isInstance)
                        .map(ListCommand::entry)
                        .toList();
            case RULES ->
                Components.learningRules().stream().map(ListCommand::entry).toList();
        };
    }

    private static Entry entry(Experiment experiment) {
        List<Part> parts = experiment.settings().stream()
                .map(setting -> new Part(setting.name(), setting.defaultValue(), "", setting.meaning()))
                .toList();
        return new Entry(experiment.name(), experiment.summary(), parts);
    }

    private static Entry entry(Component component) {
        List<Part> parts = Components.parameters(component).stream()
                .map(parameter -> new Part(parameter.name(), parameter.defaultValue(), parameter.unit(), ""))
                .toList();
        return new Entry(component.type(), component.summary(), parts);
    }
}
