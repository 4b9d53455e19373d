package io.engram.runtime.engine;

import io.engram.runtime.network.Connect;
import io.engram.runtime.random.Draws;
import java.util.HashSet;
import java.util.Set;

/**
 * Draws (source, target) pairs one after another, uniformly, with or without replacement; a pure function of the key, the
 * same for every shard.
 */
final class PairDrawer {
    private final long key;
    private final Ends ends;
    private final boolean autapses;
    private final boolean multapses;
    private final Set<Long> taken = new HashSet<>();
    private int source;
    private int target;

    PairDrawer(long key, Ends ends, Connect.FixedTotalNumber total) {
        this.key = key;
        this.ends = ends;
        autapses = total.autapses() || !ends.samePopulation();
        multapses = total.multapses();
    }

    /** Draws pair {@code k}; pairs must be asked for in order. */
    void draw(long k) {
        long own = Draws.key(key, k);
        long draw = 0;
        do {
            source = ends.sourceFirst() + Draws.below(own, draw++, ends.sources());
            target = ends.targetFirst() + Draws.below(own, draw++, ends.targets());
        } while (!autapses && source == target || !multapses && !taken.add((long) source << 32 | target));
    }

    int source() {
        return source;
    }

    int target() {
        return target;
    }
}
