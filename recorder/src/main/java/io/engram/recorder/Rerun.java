package io.engram.recorder;

import io.engram.runtime.Simulation;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded run executed again: the simulation is told what came from outside, in the same order at the same borders. The
 * journal is read a stretch of steps at a time, so that memory does not grow with the run. One thread.
 */
final class Rerun {
    private final JournalReader run;
    private final Simulation simulation;

    /** Something that came from outside after {@code border}, before the next step. */
    private record Entry(long border, Runnable act) {}

    Rerun(JournalReader run, Simulation simulation) {
        this.run = run;
        this.simulation = simulation;
    }

    /** Runs on to {@code step}; what came at that border is left for the next stretch. */
    void to(long step) {
        for (Entry entry : entries(simulation.step(), step)) {
            runTo(entry.border());
            entry.act().run();
        }
        runTo(step);
    }

    /** What came at the last border, of a run that ended there. */
    void outsideAtEnd() {
        long last = simulation.step();
        entries(last, last + 1).forEach(entry -> entry.act().run());
    }

    private void runTo(long step) {
        if (step > simulation.step()) {
            simulation.runToStep(step);
        }
    }

    /** Those of the borders {@code from} (inclusive) to {@code to} (exclusive): an input acts at the step after its border. */
    private List<Entry> entries(long from, long to) {
        List<Entry> entries = new ArrayList<>();
        // What acts at the step after the last one is part of the run, too.
        run.playhead(from, to)
                .play(
                        run.records(),
                        to,
                        new Sink() {
                            @Override
                            public void input(OutsideInput input) {
                                add(input.step() - 1, () -> simulation.input(input));
                            }

                            @Override
                            public void weights(WeightSnapshot snapshot) {
                                if (snapshot.change()) {
                                    String projection = run.header()
                                            .projections()
                                            .get(snapshot.projection())
                                            .name();
                                    float[] values = Gathered.values(snapshot);
                                    add(snapshot.step(), () -> simulation.setWeights(projection, values));
                                }
                            }

                            private void add(long border, Runnable act) {
                                if (border >= from && border < to) {
                                    entries.add(new Entry(border, act));
                                }
                            }
                        },
                        () -> false);
        return entries;
    }
}
