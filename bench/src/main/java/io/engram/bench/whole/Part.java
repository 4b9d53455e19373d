package io.engram.bench.whole;

import java.util.List;
import java.util.Optional;

/**
 * The parts of the work of a slice, told by the classes and methods in which samples of a profile were taken: where the code
 * moves, this moves with it.
 */
enum Part {
    NOISE("noise", List.of("io.engram.runtime.random.", "io.engram.runtime.engine.PoissonNoise"), List.of()),
    NEURONS(
            "neurons",
            List.of(
                    "io.engram.neurons.",
                    "io.engram.runtime.numerics.",
                    "io.engram.runtime.engine.NeuronShard",
                    "io.engram.runtime.engine.SourceShard",
                    "io.engram.runtime.engine.InputRing",
                    "io.engram.runtime.engine.PopulationShard"),
            List.of()),
    STATIC(
            "static synapses",
            List.of(
                    "io.engram.runtime.engine.Static",
                    "io.engram.runtime.engine.JointInputs",
                    "io.engram.runtime.engine.BitTable",
                    "io.engram.runtime.engine.DueSteps",
                    "io.engram.runtime.engine.RowSpikes"),
            List.of()),
    TARGET_SPIKES(
            "plastic, target spikes",
            List.of("io.engram.plasticity."),
            List.of("actPost", "post", "column", "learnRounds", "list", "turnTo", "catchUp", "learnAhead")),
    SOURCE_SPIKES("plastic, source spikes", List.of("io.engram.plasticity."), List.of("actPre", "pre", "send", "row")),
    TRACES("traces", List.of("io.engram.plasticity."), List.of()),
    RECORDER(
            "recorder",
            List.of(
                    "io.engram.recorder.",
                    "io.engram.examples.",
                    "io.engram.runtime.engine.SliceMerger",
                    "io.engram.runtime.engine.RecorderActor"),
            List.of()),
    WIRE("frames, waiting", List.of("io.engram.runtime."), List.of());

    private final String title;
    private final List<String> places;
    private final List<String> methods;

    /** {@code methods}: one of which a stack must have in these places; empty: any. */
    Part(String title, List<String> places, List<String> methods) {
        this.title = title;
        this.places = places;
        this.methods = methods;
    }

    String title() {
        return title;
    }

    /**
     * Whose a sample is: that of the innermost frame of ours, by the frames around it where these tell. Empty for what is no
     * part of a slice.
     *
     * @param stack {@code class.method}, innermost first
     */
    static Optional<Part> of(List<String> stack) {
        if (stack.stream().noneMatch(Part::isSlice)) {
            return Optional.empty();
        }
        for (String frame : stack) {
            for (Part part : values()) {
                if (part.owns(frame)
                        && (part.methods.isEmpty() || stack.stream().anyMatch(part::names))) {
                    return Optional.of(part);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isSlice(String frame) {
        return frame.equals("io.engram.runtime.engine.Worker.slice")
                || frame.equals("io.engram.runtime.engine.RecorderActor.onDrain");
    }

    private boolean owns(String frame) {
        return places.stream().anyMatch(frame::startsWith);
    }

    private boolean names(String frame) {
        return owns(frame) && methods.contains(frame.substring(frame.lastIndexOf('.') + 1));
    }
}
