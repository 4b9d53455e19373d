package io.engram.bench.whole;

import java.util.List;
import java.util.stream.IntStream;

/** Least, median and greatest of some numbers. */
record Spread(double least, double median, double greatest) {

    /** Of {@code numbers}, at least one; the median of an even count is the mean of the two in the middle. */
    static Spread of(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }

    /** The peer's median over ours; least and greatest are those of the turns, in each of which both ran once. */
    static Spread ratio(List<Double> ours, List<Double> peers) {
        Spread turns = of(IntStream.range(0, Math.min(ours.size(), peers.size()))
                .mapToObj(turn -> peers.get(turn) / ours.get(turn))
                .toList());
        return new Spread(turns.least, of(peers).median / of(ours).median, turns.greatest);
    }
}
