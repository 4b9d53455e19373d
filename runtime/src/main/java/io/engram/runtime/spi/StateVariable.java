package io.engram.runtime.spi;

/**
 * A column of a neuron model's state: one double a neuron.
 *
 * @param name as the literature writes it, for example {@code v}
 * @param unit for example {@code mV}; empty where unitless
 * @param initial the value before the first step where the network gives none
 */
public record StateVariable(String name, String unit, double initial) {}
