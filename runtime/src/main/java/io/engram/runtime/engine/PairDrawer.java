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
    private final int sourceFirst;
    private final int sources;
    private final int targetFirst;
    private final int targets;
    private final boolean autapses;
    private final boolean multapses;
    private final Set<Long> taken = new HashSet<>();
    private int source;
    private int target;

    PairDrawer(
            long key,
            int sourceFirst,
            int sources,
            int targetFirst,
            int targets,
            boolean samePopulation,
            Connect.FixedTotalNumber total) {
        this.key = key;
        this.sourceFirst = sourceFirst;
        this.sources = sources;
        this.targetFirst = targetFirst;
        this.targets = targets;
        autapses = total.autapses() || !samePopulation;
        multapses = total.multapses();
    }

    /** Draws pair {@code k}; pairs must be asked for in order. */
    void draw(long k) {
        long own = Draws.key(key, k);
        long draw = 0;
        do {
            source = sourceFirst + Draws.below(own, draw++, sources);
            target = targetFirst + Draws.below(own, draw++, targets);
        } while (!autapses && source == target || !multapses && !taken.add((long) source << 32 | target));
    }

    int source() {
        return source;
    }

    int target() {
        return target;
    }
}
