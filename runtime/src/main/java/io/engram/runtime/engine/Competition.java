package io.engram.runtime.engine;

import io.engram.runtime.random.Draws;
import io.engram.runtime.wire.ShardSpikes;
import java.util.Arrays;

/**
 * Lets at most so many neurons of each row send in a step, drawn among those that fire; the others have fired, and were reset
 * by their model, but nobody hears of it. Owned by a shard that holds the whole population; one thread, no state between
 * steps.
 *
 * <p>Who wins is a function of the network's seed, the population, the row, the step and who fires: of those the neurons with
 * the least of keyed random numbers.
 */
final class Competition {
    private final long[] rowKeys;
    private final long[] least;
    private int[] fired = new int[64];
    private long[] ranks = new long[64];
    private int count;

    Competition(ShardPlan plan, int winners) {
        long key =
                Draws.key(plan.network().seed(), "compete/" + plan.description().name());
        rowKeys = new long[plan.batch()];
        Arrays.setAll(rowKeys, row -> Draws.row(key, row));
        least = new long[winners];
    }

    /** Entry {@code i} of the block fires; ascending. */
    void fires(int i) {
        if (count == fired.length) {
            fired = Arrays.copyOf(fired, 2 * count);
            ranks = new long[2 * count];
        }
        fired[count++] = i;
    }

    /** Sends who wins at {@code step}. */
    void settle(long step, ShardSpikes out) {
        if (count == 0) {
            return;
        }
        int batch = rowKeys.length;
        for (int row = 0; row < batch; row++) {
            rank(row, Draws.key(rowKeys[row], step));
        }
        for (int k = 0; k < count; k++) {
            if (fired[k] >= 0) {
                out.add(fired[k]);
            }
        }
        count = 0;
    }

    /** Takes out those of {@code row} that lose. One that fires twice in a step competes once. */
    private void rank(int row, long key) {
        int batch = rowKeys.length;
        int kept = 0;
        for (int k = 0; k < count; k++) {
            if (fired[k] >= 0 && fired[k] % batch == row) {
                ranks[k] = Draws.bits(key, fired[k] / batch);
                kept = insert(ranks[k], kept);
            }
        }
        for (int k = 0; k < count; k++) {
            if (fired[k] >= 0 && fired[k] % batch == row && ranks[k] > least[kept - 1]) {
                fired[k] = -1;
            }
        }
    }

    /** Keeps {@code rank} if it is among the least; how many there are then. */
    private int insert(long rank, int kept) {
        int at = kept;
        while (at > 0 && least[at - 1] > rank) {
            at--;
        }
        if (at > 0 && least[at - 1] == rank || at == least.length) {
            return kept;
        }
        int now = Math.min(kept + 1, least.length);
        System.arraycopy(least, at, least, at + 1, now - at - 1);
        least[at] = rank;
        return now;
    }
}
