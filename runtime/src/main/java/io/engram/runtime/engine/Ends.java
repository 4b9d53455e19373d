package io.engram.runtime.engine;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Span;

/**
 * Which neurons a projection leads from and to.
 *
 * @param sourceFirst the first source, within its population
 * @param sources how many
 * @param targetFirst the first target, within its population
 * @param targetLast one past the last
 * @param samePopulation whether both are of one
 */
record Ends(int sourceFirst, int sources, int targetFirst, int targetLast, boolean samePopulation) {

    static Ends of(Network network, Projection projection) {
        Span from = projection
                .from()
                .within(network.population(projection.from().population()).size());
        Span to = projection
                .to()
                .within(network.population(projection.to().population()).size());
        return new Ends(
                from.first(),
                from.size(),
                to.first(),
                to.last(),
                from.population().equals(to.population()));
    }

    int targets() {
        return targetLast - targetFirst;
    }

    /** The first target not before {@code from}. */
    int first(int from) {
        return Math.max(from, targetFirst);
    }

    /** One past the last target before {@code to}. */
    int last(int to) {
        return Math.min(to, targetLast);
    }

    /** Whether the two may be connected: they are not one neuron, or autapses are allowed. */
    boolean allows(int source, int target, boolean autapses) {
        return autapses || !samePopulation || source != target;
    }

    /** Neurons that are on both sides. */
    int shared() {
        return samePopulation
                ? Math.max(0, Math.min(targetLast, sourceFirst + sources) - Math.max(targetFirst, sourceFirst))
                : 0;
    }

    /** Whether every target has as many sources that it may be connected to as any other. */
    boolean alike(boolean autapses) {
        return autapses || shared() == 0 || shared() == targets();
    }
}
