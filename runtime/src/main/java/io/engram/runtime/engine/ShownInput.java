package io.engram.runtime.engine;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.Population;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.GradedModel;
import io.engram.runtime.spi.GradedRule;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Pattern;
import java.util.List;

/** Checks what is shown to graded units and encoders against the network. */
record ShownInput(Network network) {

    void check(OutsideInput.Values values) {
        Population population = network.population(values.population());
        String place = "values for \"" + population.name() + '"';
        if (!(population.model() instanceof GradedModel || population.model() instanceof EncoderModel)) {
            throw new SpecException(
                    place + ": it is a " + population.model().type()
                            + "; only graded units, such as threshold-unit, and encoders, such as poisson-encoder, take values");
        }
        check(place, values.values(), population.size());
        if (population.model() instanceof EncoderModel encoder) {
            check(place, values.values(), encoder);
        }
    }

    private static void check(String place, Pattern pattern, EncoderModel encoder) {
        for (int k = 0; k < pattern.size(); k++) {
            if (!encoder.takes(pattern.value(k))) {
                throw new SpecException(place + ": value " + k + " is " + pattern.value(k) + "; " + encoder.type()
                        + ": " + encoder.allowed());
            }
        }
    }

    void check(OutsideInput.Imprint imprint) {
        Projection projection = network.projection(imprint.projection());
        String place = "patterns for \"" + projection.name() + '"';
        if (projection.rule().filter(GradedRule.class::isInstance).isEmpty()) {
            throw new SpecException(
                    place + ": it has no rule that learns patterns; only a graded one, such as outer-product, does");
        }
        List<Pattern> sources = imprint.sources();
        List<Pattern> targets = imprint.targets();
        if (sources.size() != targets.size()) {
            throw new SpecException(place + ": " + sources.size() + " for the sources but " + targets.size()
                    + " for the targets; must be as many");
        }
        if (sources.isEmpty()) {
            throw new SpecException(place + ": there are none; must be at least one");
        }
        if (!Double.isFinite(imprint.factor())) {
            throw new SpecException(place + ": factor=" + imprint.factor() + "; must be a finite number");
        }
        int from = network.population(projection.from().population()).size();
        int to = network.population(projection.to().population()).size();
        for (int k = 0; k < sources.size(); k++) {
            check(place + ", number " + k, sources.get(k), from);
            check(place + ", number " + k, targets.get(k), to);
        }
    }

    /** What is multiplied with the weights of {@code projection} without being shown. */
    void checkSources(Projection projection, Pattern values) {
        String place = "values for the sources of \"" + projection.name() + '"';
        int sources = network.population(projection.from().population()).size();
        if (values.size() != sources) {
            throw new SpecException(place + ": " + values.size() + "; must be " + sources + ", one a source");
        }
        checkFinite(place, values);
    }

    private static void check(String place, Pattern pattern, int size) {
        if (pattern.size() != size) {
            throw new SpecException(place + ": " + pattern.size() + " values; must be " + size + ", one a unit");
        }
        checkFinite(place, pattern);
    }

    private static void checkFinite(String place, Pattern pattern) {
        int wrong = pattern.firstNotFinite();
        if (wrong >= 0) {
            throw new SpecException(
                    place + ": value " + wrong + " is " + pattern.value(wrong) + "; must be a finite number");
        }
    }
}
