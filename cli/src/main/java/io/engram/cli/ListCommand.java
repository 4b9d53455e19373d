package io.engram.cli;

import io.engram.examples.Experiment;
import io.engram.examples.Experiments;
import io.engram.pages.ComponentPage;
import io.engram.pages.ComponentPages;
import io.engram.pages.Kind;
import io.engram.runtime.describe.Description;
import io.engram.runtime.network.Components;
import io.engram.runtime.network.Names;
import io.engram.runtime.spi.Component;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram list}: what can be run, and what networks can be made of. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists experiments, neuron models, sources, encoders, rules and upkeep with parameters and defaults;"
                        + " says all there is to say of one of these.")
final class ListCommand implements Runnable {
    private final Console console;

    @Spec
    private CommandSpec spec;

    private static final String EXPERIMENTS = "experiments";

    /** A line of the list and the lines below it. */
    private record Entry(String name, String summary, List<Part> parts) {}

    /** A parameter or setting; {@code unit} is empty where there is none. */
    private record Part(String name, String defaultValue, String unit, String meaning) {}

    @Parameters(
            arity = "0..1",
            paramLabel = "WHAT",
            description =
                    "experiments, neurons, sources, encoders, rules or upkeep, or the name of one, such as pair-stdp; all if"
                            + " left out.")
    private Optional<String> what = Optional.empty();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--pages",
            paramLabel = "DIR",
            description =
                    "Write a page with a picture for each neuron model, source, encoder, rule and upkeep into DIR.")
    private Optional<Path> pages = Optional.empty();

    ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (pages.isPresent()) {
            ComponentPages.write(pages.get());
            console.out().println(pages.get());
            return;
        }
        Map<String, List<Entry>> all = entries();
        if (what.isPresent() && !all.containsKey(what.get().toLowerCase(Locale.ROOT))) {
            console.out().print(ComponentPage.description(component(what.get(), all.keySet())));
            return;
        }
        what.ifPresent(one -> all.keySet().retainAll(Set.of(one.toLowerCase(Locale.ROOT))));
        if (json) {
            console.out().println(Json.text(tree(all)));
        } else {
            print(all);
        }
    }

    private Component component(String name, Set<String> kinds) {
        List<String> known = new ArrayList<>(kinds);
        for (Kind kind : Kind.values()) {
            for (Component component : kind.all()) {
                if (component.type().equals(name.replace('_', '-'))) {
                    return component;
                }
                known.add(component.type());
            }
        }
        throw new ParameterException(spec.commandLine(), Names.unknown("thing to list", name, known));
    }

    private void print(Map<String, List<Entry>> entries) {
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

    private static Map<String, Object> tree(Map<String, List<Entry>> entries) {
        Map<String, Object> tree = new LinkedHashMap<>();
        entries.forEach((kind, list) -> {
            List<Object> rows = new ArrayList<>();
            for (Entry entry : list) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("name", entry.name);
                row.put("summary", entry.summary);
                row.put(
                        kind.equals(EXPERIMENTS) ? "settings" : "parameters",
                        entry.parts.stream().map(ListCommand::row).toList());
                rows.add(row);
            }
            tree.put(kind, rows);
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

    private static Map<String, List<Entry>> entries() {
        Map<String, List<Entry>> entries = new LinkedHashMap<>();
        entries.put(
                EXPERIMENTS,
                Experiments.packaged().stream().map(ListCommand::entry).toList());
        for (Kind kind : Kind.values()) {
            entries.put(
                    kind.toString(), kind.all().stream().map(ListCommand::entry).toList());
        }
        return entries;
    }

    private static Entry entry(Experiment experiment) {
        List<Part> parts = experiment.settings().stream()
                .map(setting -> new Part(setting.name(), setting.defaultValue(), "", setting.meaning()))
                .toList();
        return new Entry(experiment.name(), experiment.summary(), parts);
    }

    private static Entry entry(Component component) {
        Map<String, String> meanings = Description.of(component).parameters();
        List<Part> parts = Components.parameters(component).stream()
                .map(parameter -> new Part(
                        parameter.name(),
                        parameter.defaultValue(),
                        parameter.unit(),
                        meanings.getOrDefault(parameter.javaName(), "")))
                .toList();
        return new Entry(component.type(), component.summary(), parts);
    }
}
