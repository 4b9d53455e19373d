package io.engram.bench.whole;

import io.engram.bench.whole.PeerEnvironment.Absent;
import io.engram.bench.whole.PeerEnvironment.Ready;
import io.engram.bench.whole.PeerEnvironment.State;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs benchmarks, each side in turn in a process of its own: ours, peer, ours, peer.
 *
 * @param folder the module {@code bench}, with the peers' scripts
 * @param repeat how often each side runs
 * @param peers whether peers run beside ours; empty: they do not
 * @param journal whether ours records each run on disk
 * @param say hears how far it is
 */
record Turns(Path folder, int repeat, Optional<PeerEnvironment> peers, boolean journal, Consumer<String> say) {
    /** That benchmarks are bound to, unless a peer tries more threads. */
    static final int CORES = 2;
    /** A number of threads is given up after that many times what the first took in all. */
    private static final double PATIENCE = 3;

    Result run(Benchmark benchmark) {
        int most = benchmark
                .peer()
                .flatMap(peer -> peer.threads().stream().max(Integer::compare))
                .orElse(CORES);
        Cores cores = Cores.first(Math.max(CORES, most));
        cores.note().ifPresent(say);
        OwnProcess own = new OwnProcess(cores, benchmark.name());
        try (Scratch scratch = Scratch.open()) {
            Optional<PeerProcess> peer = peer(benchmark, cores);
            if (peer.isPresent()) {
                peer = Optional.of(ready(benchmark, peer.get(), own, scratch));
            }
            List<Measured> ours = new ArrayList<>();
            List<Measured> theirs = new ArrayList<>();
            for (int turn = 1; turn <= repeat; turn++) {
                List<String> recorded = journal
                        ? List.of("--journal", scratch.file("run-" + turn).toString())
                        : List.of();
                ours.add(said(benchmark, turn, own.measure(recorded)));
                if (peer.isPresent()) {
                    theirs.add(said(benchmark, turn, peer.get().measure()));
                }
            }
            return Result.of(benchmark, LocalDate.now().toString(), Machine.here(cores), ours, theirs);
        }
    }

    private Optional<PeerProcess> peer(Benchmark benchmark, Cores cores) {
        if (peers.isEmpty() || benchmark.peer().isEmpty()) {
            return Optional.empty();
        }
        State state = peers.get().ready(benchmark.peer().get().simulator(), say);
        if (state instanceof Absent absent) {
            say.accept(absent.sentence());
            return Optional.empty();
        }
        Path script = folder.resolve("peers").resolve(benchmark.peer().get().script());
        return Optional.of(PeerProcess.of(((Ready) state).python(), script, cores, benchmark));
    }

    /** With its input, and at its best number of threads. */
    private PeerProcess ready(Benchmark benchmark, PeerProcess peer, OwnProcess own, Scratch scratch) {
        PeerScript script = benchmark.peer().orElseThrow();
        PeerProcess withInput = peer;
        if (script.input().isPresent()) {
            Path spikes = scratch.file("input.bin");
            own.writeSpikes(script.input().get(), spikes);
            withInput = peer.withInput(spikes);
        }
        PeerProcess best = withInput.withThreads(script.threads().get(0));
        return script.threads().size() > 1 ? quickest(benchmark, script, best) : best;
    }

    /**
     * Of the first, which has to run, and the same with each of the other numbers of threads. One that takes much longer in
     * all is not the best: where cores are busy with other things, threads that wait for one another by spinning take
     * minutes.
     */
    private PeerProcess quickest(Benchmark benchmark, PeerScript script, PeerProcess first) {
        PeerProcess best = first;
        Measured measured = first.measure();
        double least = tried(benchmark, script, first, Optional.of(measured));
        double patienceSeconds = PATIENCE * measured.measure("process").orElseThrow();
        for (int threads : script.threads().subList(1, script.threads().size())) {
            PeerProcess other = first.withThreads(threads);
            double seconds = tried(benchmark, script, other, other.tryFor(patienceSeconds));
            if (seconds < least) {
                least = seconds;
                best = other;
            }
        }
        return best;
    }

    /** Says and returns the seconds of what is compared first. */
    private double tried(Benchmark benchmark, PeerScript script, PeerProcess peer, Optional<Measured> measured) {
        double seconds =
                measured.flatMap(run -> run.measure(benchmark.firstGoal())).orElse(Double.POSITIVE_INFINITY);
        say.accept(benchmark.name() + ": " + script.simulator() + " tried with "
                + Figures.count(peer.threads(), "thread", "threads") + ": "
                + (measured.isPresent() ? Figures.seconds(seconds) : "given up"));
        return seconds;
    }

    private Measured said(Benchmark benchmark, int turn, Measured run) {
        StringBuilder line = new StringBuilder(benchmark.name())
                .append(": ")
                .append(run.simulator())
                .append(" ")
                .append(turn)
                .append(" of ")
                .append(repeat)
                .append(":");
        for (Map.Entry<String, Double> goal : benchmark.goals().entrySet()) {
            String measure = goal.getKey();
            run.measure(measure)
                    .ifPresent(value ->
                            line.append(" ").append(measure).append(" ").append(Figures.of(measure, value)));
        }
        say.accept(line.toString());
        return run;
    }
}
