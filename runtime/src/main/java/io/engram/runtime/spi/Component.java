package io.engram.runtime.spi;

import java.util.Locale;

/**
 * A part of a network that is chosen by name: a neuron model, a source or a learning rule. A component is a record; the
 * record's components are its parameters, each ending in its unit ({@code tauPlusMs}), and its no-argument constructor
 * holds the defaults.
 */
public interface Component {

    /** The name used in files: the class name in kebab case, {@code IafPscExp} is {@code iaf-psc-exp}. */
    default String type() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** One line that says what it is, with its source. */
    String summary();
}
