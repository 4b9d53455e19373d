package io.engram.runtime.spi;

/** A population without input: its spikes come from the seed, from a list or from outside. Immutable. */
public interface SourceModel extends Component {

    /** The kernel for one shard; may compute ahead what it needs. Shards are built in parallel. */
    SourceKernel kernel(SourceContext context);

    /** Whether the description and the seed alone determine the spikes, so that a journal need not hold them. */
    default boolean seedDetermined() {
        return true;
    }
}
