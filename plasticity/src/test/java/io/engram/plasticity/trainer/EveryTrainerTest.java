package io.engram.plasticity.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.plasticity.PairStdp;
import io.engram.plasticity.StdpLayer;
import io.engram.runtime.network.SpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every trainer promises, over all of them, each on a model that it can teach. */
class EveryTrainerTest {
    private static final int UNITS = 6;

    /** A trainer and a look at what it has taught. */
    record Case(Trainer trainer, Supplier<float[][]> weights) {}

    private static LinearLayer layer() {
        return LinearLayer.normal(UNITS, UNITS, 0.3, 7);
    }

    private static Case of(LayerTrainer trainer) {
        return new Case(trainer, trainer::weights);
    }

    private static Case hebbian(boolean anti) {
        LinearLayer layer = layer();
        PatternMemory memory = PatternMemory.of(layer);
        return new Case(anti ? new AntiHebbianTrainer(memory) : new HebbianTrainer(memory), layer::weights);
    }

    private static final List<AmariHopfield> OPEN = new ArrayList<>();

    @AfterEach
    void close() {
        OPEN.forEach(AmariHopfield::close);
        OPEN.clear();
    }

    private static Case memory(boolean anti) {
        AmariHopfield memory = new AmariHopfield(UNITS);
        OPEN.add(memory);
        return new Case(anti ? new AntiHebbianTrainer(memory) : new HebbianTrainer(memory), () ->
                new float[][] {memory.weights().values()});
    }

    private static Case stdp() {
        StdpLayer layer = new StdpLayer(
                PairStdp.canns(0.1, 0.5, 0.4, 0.9, 0, 1),
                new StdpLayer.Unit(0.3, 0, 0.9, 0.9),
                StdpLayer.Mode.ONLINE,
                layer().weights());
        return new Case(new StdpTrainer(layer, true), layer::weights);
    }

    private static Arguments named(String name, Supplier<Case> trainer) {
        return Arguments.of(name, trainer);
    }

    static Stream<Arguments> trainers() {
        return Stream.of(
                named("Hebbian, memory", () -> memory(false)),
                named("anti-Hebbian, memory", () -> memory(true)),
                named("Hebbian, layer", () -> hebbian(false)),
                named("anti-Hebbian, layer", () -> hebbian(true)),
                named("Oja", () -> of(new OjaTrainer(layer()))),
                named("Sanger", () -> of(new SangerTrainer(layer()))),
                named("BCM", () -> of(new BcmTrainer(layer(), 0.01, -1, 1, 10, BcmTrainer.Mode.ONLINE))),
                named("STDP", EveryTrainerTest::stdp));
    }

    /** Of -1 and 1, which every model takes. */
    private static List<float[]> patterns(int count) {
        SplittableRandom random = new SplittableRandom(3);
        List<float[]> patterns = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            float[] pattern = new float[UNITS];
            for (int i = 0; i < UNITS; i++) {
                pattern[i] = random.nextBoolean() ? 1 : -1;
            }
            patterns.add(pattern);
        }
        return patterns;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainers")
    void shouldLearnTheSameFromTheSame(String name, Supplier<Case> make) {
        Case one = make.get();
        Case other = make.get();
        float[][] before = one.weights().get();
        one.trainer().train(patterns(5));
        other.trainer().train(patterns(5));

        assertThat(one.weights().get()).isDeepEqualTo(other.weights().get());
        assertThat(Arrays.deepEquals(one.weights().get(), before)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainers")
    void shouldAnswerABatchAsOneByOneAndLearnNothing(String name, Supplier<Case> make) {
        Case it = make.get();
        it.trainer().train(patterns(5));
        float[][] learned = it.weights().get();

        List<float[]> batch = it.trainer().predictBatch(patterns(9));

        assertThat(batch).hasSize(9);
        for (int k = 0; k < 9; k++) {
            assertThat(it.trainer().predict(patterns(9).get(k)))
                    .isEqualTo(batch.get(k))
                    .hasSize(UNITS);
        }
        assertThat(it.weights().get()).isDeepEqualTo(learned);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainers")
    void shouldRefuseWhatCannotBeLearnedAndLearnNothingOfIt(String name, Supplier<Case> make) {
        Case it = make.get();
        it.trainer().train(patterns(2));
        float[][] learned = it.weights().get();
        float[] good = patterns(1).get(0);
        float[] bad = good.clone();
        bad[2] = Float.NaN;

        refuse(() -> it.trainer().train(List.of()), "patterns: there are none; must be at least one");
        refuse(() -> it.trainer().train(List.of(good, new float[3])), "patterns[1] has 3 values; must be 6");
        refuse(() -> it.trainer().train(List.of(good, bad)), "patterns[1][2]=NaN; must be finite");
        refuse(() -> it.trainer().predict(new float[7]), "7 values");
        refuse(() -> it.trainer().predict(bad), "finite");
        assertThat(it.weights().get()).isDeepEqualTo(learned);
    }

    private static void refuse(Runnable mistake, String sentence) {
        assertThatThrownBy(mistake::run).isInstanceOf(SpecException.class).hasMessageContaining(sentence);
    }

    /** Passes one by one, with a change each, and an end that says whether it has settled; a memory tells its energy. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("trainers")
    void shouldTellHowFarItHasCome(String name, Supplier<Case> make) {
        Trainer trainer = make.get().trainer();
        List<Progress> told = new ArrayList<>();
        trainer.configureProgress(told::add);
        Progress end = null;
        if (trainer instanceof LayerTrainer layer) {
            end = layer.train(patterns(4), 40, 1e-2);
        } else if (trainer instanceof StdpTrainer stdp) {
            end = stdp.train(patterns(4), 40, 1e-2);
        } else {
            trainer.train(patterns(1));
            trainer.predict(patterns(1).get(0));
        }

        for (int k = 0; k < told.size(); k++) {
            assertThat(told.get(k).iteration()).isEqualTo(k + 1);
            assertThat(told.get(k).change()).isNotNegative();
        }
        if (end != null) {
            assertThat(told).isNotEmpty().last().isEqualTo(end);
            assertThat(end.converged()).isEqualTo(end.change() <= 1e-2);
            assertThat(end.converged() || end.iteration() == 40).isTrue();
        } else if (name.endsWith("memory")) {
            assertThat(told).isNotEmpty();
            assertThat(told.get(told.size() - 1).energy()).isNotNaN();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainers")
    void shouldGoOnFromWhatWasLearnedBefore(String name, Supplier<Case> make) {
        Case it = make.get();
        it.trainer().train(patterns(3));
        float[][] once = it.weights().get();
        it.trainer().train(patterns(3));
        Case begun = make.get();
        begun.trainer().train(patterns(3));

        assertThat(begun.weights().get()).isDeepEqualTo(once);
        assertThat(Arrays.deepEquals(it.weights().get(), once)).isFalse();
    }
}
