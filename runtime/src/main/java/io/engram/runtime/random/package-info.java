/**
 * Random numbers as a function of their place: (seed, purpose, neuron, step or draw), never of the order in which they
 * are asked for. That is what makes a run the same on any number of shards and threads.
 */
package io.engram.runtime.random;
