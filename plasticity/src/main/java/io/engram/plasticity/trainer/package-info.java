/**
 * Trainers, which hold the learning, and the models that they teach, which hold the dynamics. A {@link
 * io.engram.plasticity.trainer.Trainer} takes patterns and changes the weights of its model: an {@link
 * io.engram.plasticity.trainer.AmariHopfield} is a part of a simulation, whose actors own weights and units; a {@link
 * io.engram.plasticity.trainer.LinearLayer} is driven directly, on the caller's thread.
 */
package io.engram.plasticity.trainer;
