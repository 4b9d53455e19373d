package io.engram.plasticity;

/**
 * Loops for rules that take many events at once: weights and traces are gathered, changed and put back. They do not call the
 * rule synapse by synapse, so no clone is needed. Owned by one block, for it keeps what it gathers.
 */
final class ManyLateLoop implements LateLoop {
    private final ManyEvents rule;
    private final LoopConstants constants;
    private final double[] gathered = new double[LateRows.PART];
    private final double[] traces = new double[LateRows.PART];
    private final double[][] scratch = new double[ManyEvents.SCRATCHES][LateRows.PART];

    ManyLateLoop(ManyEvents rule, LoopConstants constants) {
        this.rule = rule;
        this.constants = constants;
    }

    @Override
    public void learnRounds(SynapseGroup group, BlockSynapse synapse, LateRows late, int rounds) {
        float[] weights = group.weight();
        for (int round = rounds - 1; round >= 0; round--) {
            int[] places = late.places[round];
            int count = late.read(round);
            gather(weights, places, count);
            rule.onPost(gathered, late.pre[0], scratch, count);
            putBack(weights, places, count);
        }
    }

    private void gather(float[] weights, int[] places, int count) {
        double[] to = gathered;
        for (int j = 0; j < count; j++) {
            to[j] = weights[places[j]];
        }
    }

    private void putBack(float[] weights, int[] places, int count) {
        double[] from = gathered;
        for (int j = 0; j < count; j++) {
            weights[places[j]] = constants.clip((float) from[j]);
        }
    }

    @Override
    public void act(SynapseGroup group, BlockSynapse synapse, int source, int from, int to, InputRing ring, int base) {
        gather(group.weight(), group.near(), group.post().values[0], from, to - from);
        rule.onPre(gathered, traces, scratch, to - from);
        send(group.weight(), group.near(), ring, base, from, to - from);
    }

    private void gather(float[] weights, char[] targets, double[] post, int from, int count) {
        double[] toWeights = gathered;
        double[] toTraces = traces;
        for (int j = 0; j < count; j++) {
            toWeights[j] = weights[from + j];
            toTraces[j] = post[targets[from + j]];
        }
    }

    private void send(float[] weights, char[] targets, InputRing ring, int base, int from, int count) {
        double[] changed = gathered;
        double[] input = ring.sums;
        int split = ring.split;
        boolean sendsAfter = constants.sendsAfter();
        for (int j = 0; j < count; j++) {
            float before = weights[from + j];
            float after = constants.clip((float) changed[j]);
            weights[from + j] = after;
            float sent = sendsAfter ? after : before;
            input[base + targets[from + j] + (sent < 0 ? split : 0)] += sent;
        }
    }
}
