package io.engram.bench.whole;

import java.util.List;
import java.util.Optional;

/**
 * How a peer runs a benchmark.
 *
 * @param simulator whose virtual environment it needs: the name of a file in {@code bench/peers/requirements}
 * @param script in {@code bench/peers}
 * @param arguments beside those that every script takes
 * @param threads numbers of threads to try; the best is kept
 * @param input population whose spikes, as ours makes them, are given to the peer in a file
 */
record PeerScript(
        String simulator, String script, List<String> arguments, List<Integer> threads, Optional<String> input) {
    PeerScript {
        arguments = List.copyOf(arguments);
        threads = List.copyOf(threads);
    }
}
