/**
 * Neuron models and sources, one file each, pure numerics: a record holds the parameters, its Javadoc the order inside a
 * step, and its kernel is a static loop over columns. They know {@code runtime}'s spi and nothing of engines, wires or files.
 */
package io.engram.neurons;
