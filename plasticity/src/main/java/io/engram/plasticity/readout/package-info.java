/**
 * What the spikes of labelled samples say: which label a neuron stands for ({@link
 * io.engram.plasticity.readout.LabelAssignment}), what the neurons vote for, what the order of spikes votes for ({@link
 * io.engram.plasticity.readout.NGramVote}), and how often that is right ({@link
 * io.engram.plasticity.readout.ConfusionMatrix}). Plain numbers on the caller's thread; nothing here learns or simulates.
 */
package io.engram.plasticity.readout;
