/**
 * The actors that make time pass. The guardian grants stretches of time, workers advance the shards placed on them slice
 * by slice, population and plasticity actors own those shards between grants, the recorder drains what is recorded.
 *
 * <p>Steps count from 1: step n covers the time from (n-1) dt to n dt, and its spikes and state have the time n dt.
 *
 * <p>One slice: (1) every population shard advances through the slice's steps; at each step it adds what arrives
 * (static synapses, then plastic projections in declared order, then Poisson inputs in declared order), then its kernel
 * integrates and fires; (2) frames with the slice's spikes go to the other workers and to the recorder; (3) when the
 * frames of all have come, plastic blocks learn from them and static synapses deliver them into the input of later steps.
 * At a slice border no spike is in flight but those that wait in input buffers.
 *
 * <p>What is added to one input slot is added by spike step, then projection as declared, then source, then synapse;
 * plastic projections sum apart. So where a slice is cut (at the end of a run, at a snapshot) changes no bit.
 */
package io.engram.runtime.engine;
