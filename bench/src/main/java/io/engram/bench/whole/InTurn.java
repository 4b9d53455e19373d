package io.engram.bench.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Two ways to do the same work, piece by piece in one process: a piece by the one, the same piece by the other, and so on.
 * What else the machine does falls on both alike.
 *
 * @param first what each piece took by the one way
 * @param second by the other
 */
record InTurn(List<Meter> first, List<Meter> second) {

    /** So many pieces by each. */
    static InTurn of(int turns, Runnable one, Runnable other) {
        List<Meter> first = new ArrayList<>();
        List<Meter> second = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            first.add(spent(one));
            second.add(spent(other));
        }
        return new InTurn(first, second);
    }

    private static Meter spent(Runnable work) {
        Meter before = Meter.now();
        work.run();
        return Meter.now().since(before);
    }

    /**
     * Of the {@code cost} of a piece by the first way, the share that the second does not take: from turn to turn, and as
     * the median of the medians.
     */
    Spread share(ToDoubleFunction<Meter> cost, double secondCounts) {
        Spread turns = Spread.of(IntStream.range(0, first.size())
                .mapToObj(turn ->
                        1 - secondCounts * cost.applyAsDouble(second.get(turn)) / cost.applyAsDouble(first.get(turn)))
                .toList());
        double medians = 1 - secondCounts * median(second, cost) / median(first, cost);
        return new Spread(turns.least(), medians, turns.greatest());
    }

    /** The same of the quickest piece of each. */
    double shareOfLeast(ToDoubleFunction<Meter> cost, double secondCounts) {
        return 1
                - secondCounts
                        * spread(second, cost).least()
                        / spread(first, cost).least();
    }

    private static double median(List<Meter> meters, ToDoubleFunction<Meter> cost) {
        return spread(meters, cost).median();
    }

    static Spread spread(List<Meter> meters, ToDoubleFunction<Meter> cost) {
        return Spread.of(meters.stream().map(cost::applyAsDouble).toList());
    }
}
