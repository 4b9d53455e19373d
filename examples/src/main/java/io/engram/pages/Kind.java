package io.engram.pages;

import io.engram.runtime.network.Components;
import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.EncoderModel;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The kinds of things that a network is made of and that files name; each is a folder of pages. */
public enum Kind {
    NEURONS("neuron models", Components::neuronModels),
    SOURCES("sources", () -> Components.sourceModels().stream()
            .filter(model -> !(model instanceof EncoderModel))
            .toList()),
    ENCODERS("encoders", () -> Components.sourceModels().stream()
            .filter(EncoderModel.class::isInstance)
            .toList()),
    RULES("learning rules", Components::learningRules),
    UPKEEP("kinds of upkeep", Components::upkeeps);

    private final String title;
    private final Supplier<List<? extends Component>> found;

    Kind(String title, Supplier<List<? extends Component>> found) {
        this.title = title;
        this.found = found;
    }

    /** In words, more than one of them. */
    public String title() {
        return title;
    }

    /** All of them with their defaults, by name. */
    public List<? extends Component> all() {
        return found.get();
    }

    /** The name of its folder, and how a command names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
