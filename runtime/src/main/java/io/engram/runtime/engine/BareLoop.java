package io.engram.runtime.engine;

import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The shards of a network advanced one after another in a loop, without actors, links, taps and grants: the same bits as a
 * {@code Simulation}, and what that would take if nothing had to be handed over. For measurements and tests, of networks
 * that do not learn. Owns its shards; one thread.
 */
public final class BareLoop {
    private final RunPlan plan;
    private final PopulationShard[] shards;
    private final JointInputs[] joined;
    private final SpikeBoard board;
    private long step;

    /** {@code shards}: parts of each population; 0 takes as many as a run would. */
    public static BareLoop of(Network network, int shards) {
        RunPlan plan = RunPlan.of(network, SimulationOptions.DEFAULT.withShards(shards));
        if (!plan.plasticProjections().isEmpty()) {
            throw new SpecException(
                    "projections." + plan.plasticProjections().get(0).name()
                            + " learns; a loop without actors takes static projections only");
        }
        List<PopulationShard> built = new ArrayList<>();
        List<JointInputs> joined = new ArrayList<>();
        Map<String, SynapseDrawer> drawers = JointInputs.drawers(plan);
        for (int s = 0; s < plan.shards(); s++) {
            List<PopulationShard> ofNumber = new ArrayList<>();
            for (int p = 0; p < network.populations().size(); p++) {
                ofNumber.add(PopulationShard.of(plan, p, s));
            }
            built.addAll(ofNumber);
            JointInputs.of(plan, ofNumber, drawers).ifPresent(joined::add);
        }
        return new BareLoop(plan, built, joined);
    }

    /** All shards of all populations, of a network that does not learn. */
    BareLoop(RunPlan plan, List<PopulationShard> shards, List<JointInputs> joined) {
        this.plan = plan;
        this.shards = shards.toArray(PopulationShard[]::new);
        this.joined = joined.toArray(JointInputs[]::new);
        board = new SpikeBoard(plan, Worker.historySteps(shards, List.of()));
        shards.forEach(board::own);
    }

    /** Advances by {@code steps}. */
    public void run(long steps) {
        long until = step + steps;
        while (step < until) {
            long end = plan.sliceEnd(step, until);
            slice(step + 1, (int) (end - step));
            step = end;
        }
    }

    private void slice(long firstStep, int steps) {
        board.begin(firstStep);
        for (PopulationShard shard : shards) {
            shard.advance(firstStep, steps);
        }
        board.merge(steps);
        for (PopulationShard shard : shards) {
            shard.deliver(firstStep, steps, board.histories());
        }
        for (JointInputs inputs : joined) {
            inputs.deliver(firstStep, steps, board.histories());
        }
    }

    /** That of all recorded spikes, as {@code Statistics} gives it. */
    public String spikeDigest() {
        DigestSum sum = new DigestSum();
        for (PopulationShard shard : shards) {
            sum.add(shard.digest());
        }
        return sum.hex();
    }
}
