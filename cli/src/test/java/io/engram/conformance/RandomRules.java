package io.engram.conformance;

import io.engram.plasticity.Clopath;
import io.engram.plasticity.ContinuousBcm;
import io.engram.plasticity.DalesLaw;
import io.engram.plasticity.DiehlCookStdp;
import io.engram.plasticity.Mstdp;
import io.engram.plasticity.Mstdpet;
import io.engram.plasticity.Normalise;
import io.engram.plasticity.PairStdp;
import io.engram.plasticity.PowerLawStdp;
import io.engram.plasticity.SpikingBcm;
import io.engram.plasticity.SpikingCovariance;
import io.engram.plasticity.SpikingOja;
import io.engram.plasticity.SynapticScaling;
import io.engram.plasticity.TraceHebbian;
import io.engram.plasticity.TripletStdp;
import io.engram.plasticity.TsodyksMarkram;
import io.engram.plasticity.VogelsSprekeler;
import io.engram.plasticity.WeightDecay;
import io.engram.runtime.spi.Adjusted;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import io.engram.runtime.spi.Upkeep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws a learning rule for weights in [0, {@code weightMax}]. */
final class RandomRules {
    private RandomRules() {}

    static LearningRule of(SplittableRandom random, double weightMax) {
        double step = 0.02 * weightMax;
        return switch (random.nextInt(18)) {
            case 0 -> PairStdp.nest(20, 15, 0.02, 1.3, 1, 1, weightMax);
            case 1 -> PairStdp.nest(20, 20, 0.02, 1, 0.4, 0.4, weightMax);
            case 2 -> PairStdp.brian(20, 30, step, 1.05 * step, weightMax);
            case 3 -> PairStdp.brian(10, 20, step, step, weightMax).withPairing(PairStdp.Pairing.NEAREST);
            case 4 -> PairStdp.postPre(step, step, 20, 20, random.nextBoolean(), 0, weightMax);
            case 5 -> pair(random, step, weightMax);
            case 6 ->
                new TraceHebbian(
                        20,
                        10,
                        step,
                        step,
                        0.02,
                        0,
                        weightMax,
                        random.nextBoolean(),
                        Coincidence.PRE_FIRST,
                        Travel.BEFORE);
            case 7 -> new SpikingBcm(1e-6 * weightMax, 20, 20, 200, 0, weightMax);
            case 8 -> random.nextBoolean() ? continuous(weightMax) : drifting(random, step, weightMax);
            case 9 -> PairStdp.weightDependentPostPre(0.02, 0.02, 20, 20, random.nextBoolean(), 0, weightMax);
            case 10 -> triplet(random, step, weightMax);
            case 11 ->
                random.nextBoolean()
                        ? PowerLawStdp.nest(15, 30, 0.02, 0.1, 0.4)
                        : DiehlCookStdp.bindsnet(0.02, 20, random.nextBoolean(), 0.4, 0.5, 0, weightMax);
            case 12 ->
                random.nextBoolean()
                        ? VogelsSprekeler.nest(20, step, 0.12, weightMax)
                        : VogelsSprekeler.brian(20, 10, step, 0.12, weightMax);
            case 13 ->
                random.nextBoolean()
                        ? new SpikingCovariance(1e-3 * step, 10, 100, 0, weightMax)
                        : new SpikingOja(0.02, 20, 0, weightMax);
            case 14 ->
                random.nextBoolean()
                        ? new TsodyksMarkram(0.4, 30, 0, 0, 0)
                        : TsodyksMarkram.nest(0.1, 13, 53, 0.3, 0.7);
            case 15, 16 -> voltage(random, step, weightMax);
            default -> new Rewarded(step, weightMax);
        };
    }

    /** What a pair of spikes would change waits for a reward. */
    static LearningRule rewarded(SplittableRandom random, double step, double weightMax) {
        return random.nextBoolean()
                ? new Mstdp(step, 1, -1, 20, 15, 0, weightMax, random.nextBoolean())
                : new Mstdpet(step, 1, -1, 20, 15, 25, 0, weightMax, random.nextBoolean());
    }

    private static TripletStdp triplet(SplittableRandom random, double step, double weightMax) {
        Coincidence[] coincidences = {Coincidence.PRE_FIRST, Coincidence.POST_FIRST, Coincidence.NEITHER};
        Travel[] travels = Travel.values();
        return new TripletStdp(
                16.8,
                33.7,
                101,
                125,
                step,
                step,
                0.5 * step,
                0.1 * step,
                0,
                weightMax,
                random.nextBoolean(),
                coincidences[random.nextInt(coincidences.length)],
                travels[random.nextInt(travels.length)]);
    }

    /** One in three is adjusted: its rates, its bounds, or a gate that the reward opens, closes or flips. */
    static LearningRule adjusted(SplittableRandom random, LearningRule rule) {
        if (random.nextInt(3) > 0) {
            return rule;
        }
        Adjusted.Gate.Mode[] modes = Adjusted.Gate.Mode.values();
        boolean bounded = Double.isFinite(rule.weightMin()) && Double.isFinite(rule.weightMax());
        return new Adjusted(
                rule,
                random.nextDouble(0.5, 2),
                random.nextDouble(0.5, 2),
                bounded && random.nextBoolean(),
                random.nextBoolean()
                        ? Optional.of(new Adjusted.Gate(RandomNetworks.REWARD, modes[random.nextInt(modes.length)]))
                        : Optional.empty());
    }

    /** None, one or two, at every step, from time to time or at resets. */
    static List<Upkeep> upkeep(SplittableRandom random, double weightMax, double dtMs) {
        double most = Double.isFinite(weightMax) ? weightMax : 1;
        List<Upkeep> upkeep = new ArrayList<>();
        for (int k = random.nextInt(3); k > 0; k--) {
            double everyMs = dtMs * random.nextInt(18);
            upkeep.add(
                    switch (random.nextInt(5)) {
                        case 0 -> new Normalise(random.nextDouble(1, 4) * most, everyMs + 5 * dtMs);
                        case 1 -> new Normalise(3 * most, Double.POSITIVE_INFINITY);
                        case 2 -> new WeightDecay(1e-4, everyMs);
                        case 3 -> new SynapticScaling(40, 2000, 20, everyMs);
                        default -> new DalesLaw();
                    });
        }
        return upkeep;
    }

    /** Any coincidence with any travelling weight. */
    private static PairStdp pair(SplittableRandom random, double step, double weightMax) {
        PairStdp.Pairing[] pairings = PairStdp.Pairing.values();
        Coincidence[] coincidences = Coincidence.values();
        Travel[] travels = Travel.values();
        return new PairStdp(
                16.8,
                33.7,
                step,
                0.85 * step,
                0,
                0,
                0,
                weightMax,
                pairings[random.nextInt(pairings.length)],
                coincidences[random.nextInt(coincidences.length)],
                travels[random.nextInt(travels.length)]);
    }

    /** Of the models here some stay above, some below its thresholds and some cross them. */
    private static Clopath voltage(SplittableRandom random, double step, double weightMax) {
        double rest = random.nextBoolean() ? -70 : 0;
        double mean = random.nextBoolean() ? 8 : 0;
        return new Clopath(0.1 * step, 0.02 * step, rest, rest + 12, 10, 7, 15, 100, rest, mean, 0, weightMax);
    }

    private static ContinuousBcm continuous(double weightMax) {
        double none = Double.POSITIVE_INFINITY;
        return new ContinuousBcm(20 * weightMax, 20, 30, 100, 0, weightMax, -none, none);
    }

    private static Drifting drifting(SplittableRandom random, double step, double weightMax) {
        Coincidence[] coincidences = Coincidence.values();
        Travel[] travels = Travel.values();
        return new Drifting(
                step,
                weightMax,
                coincidences[random.nextInt(coincidences.length)],
                travels[random.nextInt(travels.length)]);
    }

    /** Spikes of either side strengthen, time weakens, and faster where the target has fired. */
    record Drifting(double eta, double max, Coincidence coincidence, Travel travel) implements LearningRule {
        @Override
        public String summary() {
            return "potentiation that is forgotten";
        }

        @Override
        public Traces traces() {
            return new Traces(
                    List.of(Trace.set(10)), List.of(Trace.add(20), Trace.add(5).byEuler()), Traces.Pairing.REDUCED);
        }

        @Override
        public boolean everyStep() {
            return true;
        }

        @Override
        public void onStep(Synapse s, double dtMs) {
            s.weight(s.weight() * (1 - dtMs / 1000) - eta * dtMs / 100 * s.postTrace(1));
        }

        @Override
        public void onPre(Synapse s) {
            s.weight(s.weight() + eta * s.postTrace());
        }

        @Override
        public void onPost(Synapse s) {
            s.weight(s.weight() + eta * s.preTrace());
        }

        @Override
        public double weightMin() {
            return 0;
        }

        @Override
        public double weightMax() {
            return max;
        }
    }

    /** Hebbian, and a reward moves each weight by what its two traces have in common. */
    record Rewarded(double eta, double max) implements LearningRule {
        @Override
        public String summary() {
            return "Hebbian with reward";
        }

        @Override
        public Traces traces() {
            return Traces.prePost(20, 20);
        }

        @Override
        public List<String> signals() {
            return List.of(RandomNetworks.REWARD);
        }

        @Override
        public void onPre(Synapse s) {
            s.weight(s.weight() - 0.1 * eta * s.postTrace());
        }

        @Override
        public void onPost(Synapse s) {
            s.weight(s.weight() + eta * s.preTrace());
        }

        @Override
        public void onSignal(Synapse s, String signal) {
            s.weight(s.weight() + eta * s.signal() * s.preTrace() * s.postTrace());
        }

        @Override
        public double weightMin() {
            return 0;
        }

        @Override
        public double weightMax() {
            return max;
        }
    }
}
