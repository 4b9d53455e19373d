package io.engram.runtime.engine;

import io.engram.runtime.wire.FrameReader;
import io.engram.runtime.wire.FrameWriter;
import io.engram.runtime.wire.Link;
import io.engram.runtime.wire.Waiting;
import java.util.List;

/**
 * Advances the shards placed on it, slice by slice, during a grant. The spike frames of the others are its clock: it goes
 * on when the watermark of every other worker has come. Allocates nothing in a slice. One thread at a time.
 */
final class Worker {
    private final RunPlan plan;
    private final PopulationShard[] populations;
    private final JointInputs[] joined;
    private final PlasticBlockRef[] plastics;
    private final boolean[] sends;
    private final FrameWriter[] out;
    private final FrameReader[] in;
    private final SpikeBoard board;
    private final Tap tap;
    private final AbortFlag abort;
    private final Waiting waiting = Waiting.spinning();
    private long step;
    private long sliceEnd;
    private String stage = "";

    /** A plastic block and the populations between which it stands. */
    record PlasticBlockRef(String projection, String stage, PlasticStage block, int source, int target) {
        PlasticBlockRef(String projection, PlasticStage block, int source, int target) {
            this(projection, "projection \"" + projection + '"', block, source, target);
        }
    }

    /** {@code to} and {@code from}: links to and from each other worker, in any order. */
    Worker(
            RunPlan plan,
            List<PopulationShard> populations,
            List<JointInputs> joined,
            List<PlasticBlockRef> plastics,
            List<Link> to,
            List<Link> from,
            Tap tap,
            AbortFlag abort) {
        this.plan = plan;
        this.populations = populations.toArray(PopulationShard[]::new);
        this.joined = joined.toArray(JointInputs[]::new);
        this.plastics = plastics.toArray(PlasticBlockRef[]::new);
        this.tap = tap;
        this.abort = abort;
        sends = plan.sends();
        board = new SpikeBoard(plan, historySteps(populations, plastics));
        populations.forEach(board::own);
        FrameReader.FrameHandler handler = new Staging();
        in = from.stream().map(link -> new FrameReader(link, handler)).toArray(FrameReader[]::new);
        out = to.stream().map(link -> new FrameWriter(link, this::whileFull)).toArray(FrameWriter[]::new);
    }

    /** How far back the stages look, beyond the slice. */
    static int historySteps(List<PopulationShard> populations, List<PlasticBlockRef> plastics) {
        int steps = 0;
        for (PopulationShard shard : populations) {
            steps = Math.max(steps, shard.historySteps());
        }
        for (PlasticBlockRef plastic : plastics) {
            steps = Math.max(steps, plastic.block().historySteps());
        }
        return steps;
    }

    /** Runs to {@code until}; throws {@link StageFailure} where a stage fails. */
    void runUntil(long until) {
        try {
            while (step < until) {
                abort.check();
                long end = plan.sliceEnd(step, until);
                slice(step + 1, (int) (end - step));
                step = end;
            }
            tap.wake();
        } catch (AbortFlag.Aborted e) {
            throw e;
        } catch (RuntimeException | Error e) {
            abort.raise();
            throw StageFailure.inSlice(stage, step + 1, e);
        }
    }

    private void slice(long firstStep, int steps) {
        sliceEnd = firstStep + steps - 1;
        board.begin(firstStep);
        for (int k = 0; k < populations.length; k++) {
            PopulationShard shard = populations[k];
            stage = shard.stage();
            shard.advance(firstStep, steps);
            if (sends[shard.population()]) {
                for (int w = 0; w < out.length; w++) {
                    out[w].spikes(shard.population(), shard.shard(), shard.spikes());
                }
            }
        }
        stage = "wire";
        for (int w = 0; w < out.length; w++) {
            out[w].end(sliceEnd);
        }
        for (int k = 0; k < populations.length; k++) {
            tap.write(populations[k]);
        }
        tap.advance(sliceEnd);
        gather();
        board.merge(steps);
        for (int k = 0; k < plastics.length; k++) {
            PlasticBlockRef plastic = plastics[k];
            stage = plastic.stage();
            plastic.block().hear(firstStep, steps, board.histories());
            plastic.block()
                    .learn(firstStep, steps, board.histories()[plastic.source()], board.histories()[plastic.target()]);
        }
        for (int k = 0; k < populations.length; k++) {
            stage = populations[k].stage();
            populations[k].deliver(firstStep, steps, board.histories());
        }
        stage = "joined populations";
        for (int k = 0; k < joined.length; k++) {
            joined[k].deliver(firstStep, steps, board.histories());
        }
    }

    private void gather() {
        for (int w = 0; w < in.length; w++) {
            while (!in[w].readSlice(sliceEnd)) {
                abort.check();
                waiting.pause();
            }
            waiting.done();
        }
    }

    /** A link is full: its reader may be waiting for us to read, so we do. */
    private void whileFull() {
        abort.check();
        for (int w = 0; w < in.length; w++) {
            in[w].readSlice(sliceEnd);
        }
        Thread.onSpinWait();
    }

    void save(StageState state) {
        board.save(state);
    }

    /** Continues after {@code atStep}. */
    void restore(long atStep, StageState state) {
        step = atStep;
        board.restore(state);
    }

    /** Puts what comes over the links onto the board. */
    private final class Staging implements FrameReader.FrameHandler {
        @Override
        public void spikes(int population, int shard, long atStep, int count, FrameReader.Neurons ids) {
            board.stage(population, shard, atStep, count, ids);
        }

        @Override
        public void state(
                int recorder, int population, long atStep, int place, int variables, FrameReader.Values values) {
            throw new IllegalStateException("a state sample came over a link between workers");
        }
    }
}
