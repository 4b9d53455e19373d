package io.engram.runtime.network;

import io.engram.runtime.network.Units.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known while one file is read: its settings, the order of its lines, where its spike files lie, which node of the file
 * gave which part of the network, and within a member of a family what was chosen for it. One thread.
 */
record Reading(
        Settings settings,
        LineOrder order,
        Folder folder,
        Map<String, Node> parts,
        Map<String, Family.Choice> choices) {
    Reading(LineOrder order, Folder folder) {
        this(new Settings(), order, folder, new LinkedHashMap<>(), Map.of());
    }

    /** For values that do not come from a whole file. */
    static Reading alone() {
        return new Reading(LineOrder.none(), Folder.working());
    }

    /** The same within a member of a family. */
    Reading with(Map<String, Family.Choice> chosen) {
        return new Reading(settings, order, folder, parts, chosen);
    }

    /** {@code node} gave the network's part {@code path}, for example {@code stimuli[0]}. */
    void gave(String path, Node node) {
        parts.put(path, node);
    }

    /** {@code text} with what was chosen in place of {@code {name}}. */
    String filled(String text) {
        String filled = text;
        for (Map.Entry<String, Family.Choice> choice : choices.entrySet()) {
            filled = filled.replace(
                    "{" + choice.getKey() + "}", choice.getValue().text());
        }
        return filled;
    }

    /** What names in arithmetic stand for, quantities counted in {@code unit} where one is given. */
    Expression.Scope scope(Optional<Unit> unit) {
        return new Expression.Scope() {
            @Override
            public double number(String name) {
                Family.Choice choice = choices.get(name);
                return choice == null ? settings.number(name, unit) : choice.place();
            }

            @Override
            public double entry(String table, List<Integer> places) {
                return settings.entry(table, places, unit);
            }

            @Override
            public int length(String table) {
                return settings.table(table).list().size();
            }
        };
    }
}
