/**
 * The façade {@link io.engram.runtime.Simulation}: start a network, run it, feed it, listen to it, read it.
 *
 * <p>Below it: {@code network} describes what is simulated, {@code spi} is what models, rules and sinks are written
 * against, {@code random} draws numbers as a function of their place, {@code wire} carries spikes between workers, and
 * {@code engine} holds the actors that make time pass.
 */
package io.engram.runtime;
