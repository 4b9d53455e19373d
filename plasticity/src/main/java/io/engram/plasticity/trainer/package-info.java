/**
 * Layers that learn from patterns rather than spikes in time, driven directly: no engine, no delays. A {@link
 * io.engram.plasticity.trainer.Trainer} takes patterns one after another and changes the weights of a model, such as a
 * {@link io.engram.plasticity.trainer.LinearLayer}. One thread; nothing here starts another.
 */
package io.engram.plasticity.trainer;
