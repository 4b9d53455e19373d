/**
 * Experiments that can be run by name, and what running one takes. An {@link io.engram.examples.Experiment} says what is
 * simulated, what it found and what to draw; {@link io.engram.examples.Launch} runs one, recorded or not, and gives an
 * {@link io.engram.examples.Outcome}; {@link io.engram.examples.Gathered} is the sink that keeps in memory what outcomes
 * and pictures are made from, during a run or from a journal played back. The command does nothing more than this, and
 * prints.
 *
 * <p>An experiment is one class, mostly with a network file beside it, and one line in {@code META-INF/services}.
 */
package io.engram.examples;
