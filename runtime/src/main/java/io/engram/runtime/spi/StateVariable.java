package io.engram.runtime.spi;

/**
 * A column of a neuron model's state: one double a neuron.
 *
 * @param name as the literature writes it, for example {@code v}
 * @param unit for example {@code mV}; empty where unitless
 * @param initial the value before the first step where the network gives none
 * @param learned whether it is something learned, as an adaptive threshold is: a reset keeps it, and evaluation must not change it
 */
public record StateVariable(String name, String unit, double initial, boolean learned) {

    /** One that a reset takes back to {@code initial}. */
    public StateVariable(String name, String unit, double initial) {
        this(name, unit, initial, false);
    }
}
