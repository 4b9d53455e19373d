package io.engram.runtime.network;

/** Placeholder until the file format lands. */
public final class NetworkText {
    private NetworkText() {}

    public static String render(Network network) {
        return network.name();
    }
}
