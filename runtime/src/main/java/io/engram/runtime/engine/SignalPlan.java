package io.engram.runtime.engine;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.Signal;
import io.engram.runtime.network.Span;
import io.engram.runtime.spi.LearningRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A signal as one block makes it from what comes in, in steps and places.
 *
 * @param kept what a step leaves of it
 * @param delaySteps how much later something arrives than it comes in
 * @param population whose spikes add to it; -1 for none
 * @param fromEntry first entry, neuron and row, of those that count
 * @param toEntry one past the last
 * @param perEntry what a spike adds
 * @param errorOf the place in the block's list of what it is the error of; -1 for none
 * @param window over how many steps what is expected is taken
 */
public record SignalPlan(
        String name,
        double kept,
        int delaySteps,
        int population,
        int fromEntry,
        int toEntry,
        double perEntry,
        int errorOf,
        double window) {

    /** Those that move by themselves and that {@code rule} listens to, after those that they are errors of. */
    static List<SignalPlan> of(Network network, LearningRule rule) {
        Set<String> needed = new HashSet<>();
        for (int k = network.signals().size() - 1; k >= 0; k--) {
            Signal signal = network.signals().get(k);
            if (signal.moves() && rule.signals().contains(signal.name())) {
                needed.add(signal.name());
            }
            if (needed.contains(signal.name())) {
                signal.errorOf().ifPresent(error -> needed.add(error.signal()));
            }
        }
        List<SignalPlan> plans = new ArrayList<>();
        for (Signal signal : network.signals()) {
            if (needed.contains(signal.name())) {
                plans.add(plan(
                        network, signal, plans.stream().map(SignalPlan::name).toList()));
            }
        }
        return plans;
    }

    private static SignalPlan plan(Network network, Signal signal, List<String> before) {
        double dtMs = network.dtMs();
        double kept = StrictMath.exp(-dtMs / signal.decayMs());
        int delay = (int) network.steps(signal.delayMs());
        int errorOf =
                signal.errorOf().map(error -> before.indexOf(error.signal())).orElse(-1);
        double window = signal.errorOf().map(error -> error.overMs() / dtMs).orElse(1.0);
        if (signal.from().isEmpty()) {
            return new SignalPlan(signal.name(), kept, delay, -1, 0, 0, 0, errorOf, window);
        }
        Span neurons = signal.from().get().neurons();
        int population = network.populationIndex(neurons.population());
        int last = neurons.last() < 0 ? network.populations().get(population).size() : neurons.last();
        int batch = network.batch();
        double perEntry = signal.from().get().perSpike() / batch;
        return new SignalPlan(
                signal.name(),
                kept,
                delay,
                population,
                neurons.first() * batch,
                last * batch,
                perEntry,
                errorOf,
                window);
    }
}
