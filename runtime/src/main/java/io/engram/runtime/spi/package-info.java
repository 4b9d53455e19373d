/**
 * What a plugin author compiles against: neuron models, sources, learning rules and sinks. A plugin is one record or
 * class and one line in {@code META-INF/services}; its public no-argument constructor holds the paper's defaults.
 */
package io.engram.runtime.spi;
