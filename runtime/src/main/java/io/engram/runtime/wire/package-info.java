/**
 * Spike frames over Agrona rings: what two workers share, and what a worker shows to the recorder. {@link
 * io.engram.runtime.wire.FrameDescriptor} states the layout; {@link io.engram.runtime.wire.FrameWriter} and {@link
 * io.engram.runtime.wire.FrameReader} are the only code that knows it.
 */
package io.engram.runtime.wire;
