package io.engram.runtime.network;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known while one file is read: its settings, the order of its lines, where its spike files lie, and which node
 * of the file gave which part of the network. One thread.
 */
record Reading(Settings settings, LineOrder order, Folder folder, Map<String, Node> parts) {
    Reading(LineOrder order, Folder folder) {
        this(new Settings(), order, folder, new LinkedHashMap<>());
    }

    /** For values that do not come from a whole file. */
    static Reading alone() {
        return new Reading(LineOrder.none(), Folder.working());
    }

    /** {@code node} gave the network's part {@code path}, for example {@code stimuli[0]}. */
    void gave(String path, Node node) {
        parts.put(path, node);
    }
}
