package io.engram.pages;

import io.engram.examples.DefaultPictures;
import io.engram.examples.Gathered;
import io.engram.examples.Picture;
import io.engram.examples.SentCurve;
import io.engram.examples.StdpWindow;
import io.engram.plot.StdpWindowPlot;
import io.engram.runtime.Simulation;
import io.engram.runtime.network.Network;
import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.GradedModel;
import io.engram.runtime.spi.GradedRule;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.Upkeep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The picture of a component: the window of a rule for pairs of spikes or what it sends, else what its example recorded. */
final class ComponentPicture {
    private static final double DT_MS = 0.5;

    private ComponentPicture() {}

    /**
     * Whether there is something to see: graded units and rules have pictures in the experiments that use them, and some
     * sources are silent until they are told what to do.
     */
    static boolean exists(Component component) {
        return !(component instanceof GradedModel)
                && !(component instanceof GradedRule)
                && (!(component instanceof SourceModel)
                        || component instanceof EncoderModel
                        || ExampleNetwork.spikes(ExampleNetwork.text(component)) > 0);
    }

    /** A few words below it. */
    static String caption(Component component) {
        if (component instanceof LearningRule rule) {
            if (SentCurve.exists(rule)) {
                return "What travels with each spike of a train through a weight of 1, measured.";
            }
            return hasWindow(rule)
                    ? "What one pair of spikes does to a weight, measured."
                    : "The weights of the example below over time.";
        }
        if (component instanceof Upkeep) {
            return "The weights of the example below over time.";
        }
        if (component instanceof EncoderModel) {
            return "The spikes of the example below, its units showing more and more from the first to the last.";
        }
        return component instanceof NeuronModel ? "The example below." : "The spikes of the example below.";
    }

    private static DefaultPictures.Choice svg(Path directory) {
        return new DefaultPictures.Choice(directory, EnumSet.of(Picture.Format.SVG), List.of(), Optional.empty());
    }

    private static boolean hasWindow(LearningRule rule) {
        return StdpWindow.exists(rule) && rule.signals().isEmpty();
    }

    /** Draws it to {@code file}. */
    static void draw(Component component, Path file) {
        if (component instanceof LearningRule rule && hasWindow(rule)) {
            StdpWindow window = StdpWindow.of(rule, DT_MS, 1);
            double[] lags = window.lagsMs();
            StdpWindowPlot.draw(file, rule.type(), "", window.measure(lags), window.formula(Math.abs(lags[0])));
            return;
        }
        if (component instanceof LearningRule rule && SentCurve.exists(rule)) {
            new SentCurve(rule, DT_MS, 1).draw(file, rule.type(), "");
            return;
        }
        boolean hasState =
                component instanceof NeuronModel model && !model.state().isEmpty();
        boolean hasWeights = component instanceof LearningRule || component instanceof Upkeep;
        Picture what = hasWeights ? Picture.WEIGHTS : hasState ? Picture.STATES : Picture.RASTER;
        Network network = ExampleNetwork.network(ExampleNetwork.text(component));
        Gathered gathered = new Gathered();
        try (Simulation simulation = Simulation.start(network, gathered)) {
            if (component instanceof EncoderModel encoder) {
                simulation.setValues("inputs", ExampleNetwork.ramp(encoder));
            }
            simulation.runForMs(network.durationMs());
        }
        try {
            Path directory = Files.createTempDirectory("engram-picture");
            List<Path> drawn = DefaultPictures.draw(gathered, what, svg(directory));
            if (drawn.isEmpty()) {
                throw new IllegalStateException("the example of " + component.type() + " records nothing to draw");
            }
            Files.move(drawn.get(0), file, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the picture of " + component.type() + " cannot be written", e);
        }
    }
}
