package io.engram.conformance;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.Value;
import java.util.SplittableRandom;

/** Draws a possible connectivity of two ranges, of any kind, and its delays in any convention. */
record RandomConnect(SplittableRandom random, double dtMs) {

    /** {@code from} and {@code to} with their ends. */
    Connect connect(Span from, Span to) {
        int sources = from.last() < 0 ? 6 : from.size();
        int targets = to.last() < 0 ? 1 : to.size();
        boolean autapses = random.nextBoolean();
        boolean multapses = random.nextBoolean();
        return switch (random.nextInt(8)) {
            case 0 -> new Connect.AllToAll(autapses);
            case 1 -> sources == targets && from.last() > 0 ? Connect.oneToOne() : Connect.pairwiseBernoulli(0.5);
            case 2 ->
                new Connect.FixedInDegree(
                        sources > 2 ? 1 + random.nextInt(sources - 1) : 1, sources < 2 || autapses, multapses);
            case 3 ->
                new Connect.FixedOutDegree(
                        targets > 2 ? 1 + random.nextInt(targets - 1) : 1, targets < 2 || autapses, multapses);
            case 4 -> new Connect.PairwiseBernoulli(random.nextDouble(), autapses);
            case 5 -> total(sources, targets, autapses, multapses);
            default ->
                Connect.list(
                        random.ints(40, 0, sources).toArray(),
                        random.ints(40, 0, targets).toArray());
        };
    }

    private Connect total(int sources, int targets, boolean autapses, boolean multapses) {
        int fewest = Math.max(1, sources * targets - Math.min(sources, targets));
        boolean all = autapses || sources < 2 || targets < 2;
        return new Connect.FixedTotalNumber(1 + random.nextInt(multapses ? 3 * fewest : fewest), all, multapses);
    }

    /** Delays for {@code connect}, at least one step, plastic slices at least one step. */
    Delays delays(Connect connect) {
        return switch (random.nextInt(4)) {
            case 0 -> Delays.dendritic(delayMs(connect));
            case 1 -> Delays.axonal(delayMs(connect));
            case 2 -> Delays.immediate(delayMs(connect));
            default ->
                new Delays(
                        Value.constant((2 + random.nextInt(12)) * dtMs),
                        new Delays.Part.Fixed((1 + random.nextInt(2)) * dtMs),
                        new Delays.Part.Fixed((1 + random.nextInt(9)) * dtMs));
        };
    }

    private Value delayMs(Connect connect) {
        if (connect instanceof Connect.ExplicitList list && random.nextBoolean()) {
            return Value.explicit(random.ints(list.sources().length, 1, 20)
                    .mapToDouble(steps -> steps * dtMs)
                    .toArray());
        }
        return switch (random.nextInt(3)) {
            case 0 -> Value.constant((1 + random.nextInt(15)) * dtMs);
            case 1 -> Value.uniform((1 + random.nextInt(8)) * dtMs, 25 * dtMs);
            default -> Value.truncatedNormal(8 * dtMs, 4 * dtMs, 2 * dtMs, 20 * dtMs);
        };
    }
}
