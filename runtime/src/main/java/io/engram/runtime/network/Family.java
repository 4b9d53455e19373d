package io.engram.runtime.network;

import com.typesafe.config.ConfigObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A population, projection or stimulus that stands for several: for each choice of one item from every list in its {@code
 * each} there is a member, in whose texts {@code {name}} is the item, and in whose arithmetic {@code name} is its place.
 */
final class Family {
    private static final String EACH = "each";

    private Family() {}

    /** One item of a list, and its place in it from 0. */
    record Choice(String text, int place) {}

    /** The members of {@code node}, the last list in order going round fastest; {@code node} itself where it is no family. */
    static List<Node> members(Node node) {
        if (!node.isObject() || node.get(EACH).isEmpty()) {
            return List.of(node);
        }
        Node each = node.need(EACH);
        List<Map<String, Choice>> chosen = List.of(Map.of());
        for (String name : each.keys()) {
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")
                    || node.reading().settings().declares(name)) {
                throw each.need(name).wrong("the name must be letters, digits and _, and not that of a setting");
            }
            chosen = extended(chosen, name, items(each.need(name)));
        }
        ConfigObject rest = ((ConfigObject) node.value()).withoutKey(EACH);
        List<Node> members = new ArrayList<>();
        for (Map<String, Choice> choices : chosen) {
            members.add(new Node(rest, node.path(), node.reading()).with(choices));
        }
        return members;
    }

    private static List<Map<String, Choice>> extended(
            List<Map<String, Choice>> chosen, String name, List<String> items) {
        List<Map<String, Choice>> extended = new ArrayList<>();
        for (Map<String, Choice> before : chosen) {
            for (int place = 0; place < items.size(); place++) {
                Map<String, Choice> choices = new LinkedHashMap<>(before);
                choices.put(name, new Choice(items.get(place), place));
                extended.add(choices);
            }
        }
        return extended;
    }

    /** The items of a list, or of the constant that is named, which is one. */
    private static List<String> items(Node node) {
        Node list = node.isList()
                ? node
                : node.guard(() -> node.reading().settings().table(node.text()));
        if (list.list().isEmpty()) {
            throw list.wrong("must have entries");
        }
        return list.texts();
    }
}
