package io.engram.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.SynapseTwin;

/**
 * One synapse of Brian2's, driven by given spikes, beside a twin and a block of ours. A spike of the step that starts at t is
 * ours of step t/dt + 1, and both pathways have a delay of their own.
 */
final class BrianTrial {
    final double dtMs;
    final int steps;
    final double w0;
    /** Steps by which the block sees spikes earlier than Brian2's pathways do. */
    final int lead;

    final SynapseTwin twin;
    final DrivenBlock block;
    private final int preDelay;
    private final int postDelay;
    private final int[] pre;
    private final int[] post;

    BrianTrial(GoldenCase c, LearningRule rule) {
        JsonNode p = c.params();
        dtMs = p.path("dt_ms").asDouble();
        steps = (int) Math.round(c.input().path("T_ms").asDouble() / dtMs);
        preDelay = (int) Math.round(p.path("pre_delay_ms").asDouble() / dtMs);
        postDelay = (int) Math.round(p.path("post_delay_ms").asDouble() / dtMs);
        lead = Math.min(preDelay, postDelay);
        pre = DrivenBlock.counts(c.input().path("pre_spike_times_ms"), dtMs, 1, steps);
        post = DrivenBlock.counts(c.input().path("post_spike_times_ms"), dtMs, 1, steps);
        w0 = p.path("w0").asDouble();
        twin = new SynapseTwin(rule, dtMs, w0);
        block = new DrivenBlock(rule, dtMs, new double[][] {{w0}}, preDelay + 1, preDelay, postDelay);
    }

    /** Step {@code step} of both; the block is then {@link #lead} steps further. */
    void step(int step) {
        twin.step(step > preDelay ? pre[step - preDelay] : 0, step > postDelay ? post[step - postDelay] : 0);
        block.step(new int[pre[step]], new int[post[step]]);
    }
}
