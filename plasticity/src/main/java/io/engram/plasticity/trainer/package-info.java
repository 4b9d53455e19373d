/**
 * Trainers, which hold the learning, and the models that they teach, which hold the dynamics. Models are parts of a
 * simulation, whose actors own weights and units, or layers that need none.
 */
package io.engram.plasticity.trainer;
