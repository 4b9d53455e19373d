package io.engram.plasticity;

/**
 * The synapses of a block that share one delay, stored by source and indexed by target. The arrays {@code weight}, {@code
 * rest}, {@code target}, {@code position} and {@code source} are the whole block's; the starts say which part is this group's.
 *
 * <pre>
 *   by source s:  entries rowStart[s] .. rowStart[s+1]-1     weight[], target[]      ascending by target, draw
 *   by target t:  entries columnStart[t] .. columnStart[t+1]-1   position[] of the weight, source[]   by source, draw
 * </pre>
 *
 * @param near in groups that learn late instead of {@code target}, {@code position} and {@code source}, which are empty
 * @param delay steps from a spike of the source to the target's input
 * @param rest what rounding to a float left out of each weight; empty but for rules that act at every step or by state,
 *     whose changes may be too small for a float to notice
 * @param change what the sources' spikes of this step change, where the targets' see the weight from before; else empty
 * @param spent what each synapse has spent of its source's traces
 * @param slot place of each synapse's weight, where synapses share weights; else empty, and the place is the synapse's own
 * @param batch rows of each neuron: traces are those of row b of source s at s * batch + b
 * @param pre traces of the sources, as seen through this group's pre delay
 * @param post traces of the targets, as seen through this group's post delay
 */
record SynapseGroup(
        int delay,
        TraceBank pre,
        TraceBank post,
        int[] rowStart,
        int[] columnStart,
        float[] weight,
        float[] rest,
        float[] change,
        Spent spent,
        int[] target,
        char[] near,
        int[] position,
        int[] source,
        int[] slot,
        int batch) {}
