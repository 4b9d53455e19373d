/**
 * The immutable description of what is simulated: populations, projections, stimuli, recorders. {@link
 * io.engram.runtime.network.Network} is built in Java or read from a HOCON file, validated whole, and knows nothing of
 * threads or shards.
 */
package io.engram.runtime.network;
