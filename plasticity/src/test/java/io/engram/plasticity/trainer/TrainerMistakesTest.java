package io.engram.plasticity.trainer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.plasticity.Clopath;
import io.engram.plasticity.ContinuousBcm;
import io.engram.plasticity.Mstdp;
import io.engram.plasticity.StdpLayer;
import io.engram.plasticity.TsodyksMarkram;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What layers and trainers refuse, a sentence each. */
class TrainerMistakesTest {
    private static final float[][] ONE = {{1}};
    private static final StdpLayer.Unit UNIT = new StdpLayer.Unit(1, 0, 0.9, 0.9);

    private static Arguments refused(String sentence, Runnable mistake) {
        return Arguments.of(sentence, mistake);
    }

    private static Arguments layer(String sentence, LearningRule rule) {
        return refused("rule " + rule.type() + sentence, () -> new StdpLayer(rule, UNIT, StdpLayer.Mode.ONLINE, ONE));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                layer(" has variables of synapses; must be one without, for a layer keeps weights alone", new Mstdp()),
                layer(
                        " acts at every step of time; must be one that acts at spikes, for the steps of a layer have no length",
                        new ContinuousBcm()),
                layer(
                        " listens to [reward]; must be one that listens to no signal, for a layer has none",
                        new Mstdp(0.1, 1, -1, 20, 20, 0, 1, true)),
                layer(
                        " reads [v] of its targets; must be one that reads traces, for the units of a layer are no neurons",
                        new Clopath()),
                layer(
                        " computes what travels; must be one that sends its weight, for a layer is a product with weights",
                        new TsodyksMarkram()),
                refused(
                        "linear layer: weights are empty; must be at least one output and one input",
                        () -> new LinearLayer(new float[0][])),
                refused(
                        "linear layer: weights[1] has 2 values; must be 1, one for each input",
                        () -> new LinearLayer(new float[][] {{1}, {1, 2}})),
                refused(
                        "linear layer: 2 thresholds; must be 1, one for each output",
                        () -> new LinearLayer(ONE, new double[2])),
                refused(
                        "linear layer: inputs=0, outputs=3; must be at least 1 each",
                        () -> LinearLayer.normal(0, 3, 1, 1)),
                refused(
                        "oja trainer: learningRate=NaN; must be finite",
                        () -> new OjaTrainer(new LinearLayer(ONE), Double.NaN, true)),
                refused(
                        "sanger trainer: learningRate=Infinity; must be finite",
                        () -> new SangerTrainer(new LinearLayer(ONE), Double.POSITIVE_INFINITY, true)),
                refused(
                        "training in at most 0 passes with a tolerance of 1.0; must be at least 1 pass and a tolerance of at least 0",
                        () -> new OjaTrainer(new LinearLayer(ONE), 0.1, true).train(List.of(new float[1]), 0, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void shouldSayWhatIsWrong(String sentence, Runnable mistake) {
        assertThatThrownBy(mistake::run).isInstanceOf(SpecException.class).hasMessage(sentence);
    }
}
