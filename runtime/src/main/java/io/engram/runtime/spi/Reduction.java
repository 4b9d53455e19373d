package io.engram.runtime.spi;

/**
 * What becomes of the changes that the rows of a batch want to make to one weight in one step. A row without an event wants
 * none, which is a change of 0. Where one input runs there is nothing to reduce and all are the same.
 */
public enum Reduction {
    /** Their mean, so that learning rates mean the same in every batch. */
    MEAN,
    /** Their sum: a batch learns as much as its inputs one after another (BindsNET's default). */
    SUM,
    /** The one of greatest magnitude, with its sign; the first of equals. */
    MAX
}
