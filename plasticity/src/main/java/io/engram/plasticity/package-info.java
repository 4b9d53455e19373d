/**
 * How weights change. A learning rule is one record ({@link io.engram.plasticity.PairStdp}); a {@link
 * io.engram.plasticity.PlasticBlock} holds the weights and traces of one projection on one shard and runs the rule's loop,
 * cloned for it; a {@link io.engram.plasticity.PlasticityActor} owns the blocks of a projection. {@link
 * io.engram.plasticity.StdpLayer} drives the same rules in a dense layer without delays, as CANNs has it.
 *
 * <p>To add a rule: one record, one line in {@code META-INF/services/io.engram.runtime.spi.LearningRule}.
 */
package io.engram.plasticity;
