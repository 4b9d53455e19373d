package io.engram.bench.whole;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a peer's script is started: with the same options whichever it is.
 *
 * @param label of the peer, for complaints
 * @param command without the number of threads
 */
record PeerProcess(String label, List<String> command, int threads) {
    PeerProcess {
        command = List.copyOf(command);
    }

    static PeerProcess of(Path python, Path script, Cores cores, Benchmark benchmark) {
        PeerScript peer = benchmark.peer().orElseThrow();
        List<String> command = new ArrayList<>(cores.prefix());
        command.addAll(List.of(python.toString(), script.toString()));
        command.addAll(List.of("--warm-up", String.valueOf(benchmark.warmUpMs())));
        command.addAll(List.of("--for", String.valueOf(benchmark.forMs())));
        command.addAll(peer.arguments());
        return new PeerProcess(benchmark.name() + ": " + peer.simulator(), command, 1);
    }

    PeerProcess withThreads(int count) {
        return new PeerProcess(label, command, count);
    }

    /** Reads its input from {@code spikes}. */
    PeerProcess withInput(Path spikes) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(List.of("--input", spikes.toString()));
        return new PeerProcess(label, longer, threads);
    }

    Measured measure() {
        return run(Optional.empty()).measured(label);
    }

    /** What it measures; empty where it takes longer than {@code patienceSeconds}, and is ended, or fails. */
    Optional<Measured> tryFor(double patienceSeconds) {
        Subprocess tried = run(Optional.of(patienceSeconds));
        return tried.code() == 0 ? Optional.of(tried.measured(label)) : Optional.empty();
    }

    private Subprocess run(Optional<Double> patienceSeconds) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of("--threads", String.valueOf(threads)));
        // Two threads that the system puts on one core would wait for one another.
        Map<String, String> environment = threads > 1 ? Map.of("OMP_PROC_BIND", "true") : Map.of();
        return patienceSeconds.isPresent()
                ? Subprocess.run(whole, environment, patienceSeconds.get())
                : Subprocess.run(whole, environment);
    }
}
