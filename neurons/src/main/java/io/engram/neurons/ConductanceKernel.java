package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import java.util.List;

/**
 * A step of integrate-and-fire neurons with {@link Conductances} that only decay: these exactly, v by a {@link HermiteStep};
 * where that may be wrong by more than 1e-5 mV, or v may have been above threshold within the step without ending there, by
 * the adaptive {@link DormandPrince}. Which of them it is depends on the neuron alone.
 *
 * <p>Columns of the model: v, those of excitation, as many of inhibition, the steps of rest, the solver's step. Its scratch
 * space is shared by the kernels of one shard.
 */
final class ConductanceKernel implements NeuronKernel {
    /** Taken from the excess of a neuron that rests. */
    private static final double RESTS = 1e9;

    /** What the kernels of one shard use in turn. */
    private static final class Scratch {
        final HermiteStep lanes;
        final DormandPrince solver;
        final double[] refractory = new double[HermiteStep.LANES];
        final int[] near = new int[HermiteStep.LANES];
        final int[] unsolved = new int[DormandPrince.LANES];

        Scratch(int columns) {
            lanes = new HermiteStep(columns);
            solver = new DormandPrince(1 + columns, Conductances.GIVEN);
        }
    }

    private final Conductances membrane;
    private final DormandPrince.Equations equations;
    private final Scratch scratch;
    private final HermiteStep lanes;
    private final HermiteStep.Pass[] passes;
    private final double dtMs;
    private final int resting;
    private final double vReset;
    private final double vThreshold;
    private final double refractorySteps;

    /**
     * @param course of the columns of excitation, then of those of inhibition
     * @param equations of v and these columns
     */
    ConductanceKernel(
            Conductances membrane,
            Course course,
            DormandPrince.Equations equations,
            NeuronContext context,
            double vResetMv,
            double tRefMs) {
        int columns = course.most().length;
        this.equations = equations;
        this.membrane = membrane;
        dtMs = context.dtMs();
        scratch = context.shared(Scratch.class, () -> new Scratch(columns));
        lanes = scratch.lanes;
        resting = 1 + columns;
        vReset = vResetMv;
        vThreshold = membrane.vTopMv();
        refractorySteps = Propagators.steps(tRefMs, dtMs);
        List<HermiteStep.Pass> all = lanes.passes(membrane, course, dtMs);
        double[] refractory = scratch.refractory;
        all.add(n -> rest(lanes.v, refractory, lanes.excess, n, vReset));
        all.add(n -> look(lanes.v, lanes.excess, lanes.peak, n, vThreshold));
        passes = all.toArray(HermiteStep.Pass[]::new);
    }

    @Override
    public void step(NeuronBlock block, int from, int to) {
        for (int first = from; first < to; first += HermiteStep.LANES) {
            int n = Math.min(HermiteStep.LANES, to - first);
            double[] refractory = scratch.refractory;
            System.arraycopy(block.state(0), first, lanes.v, 0, n);
            for (int c = 0; c < lanes.columns.length; c++) {
                System.arraycopy(block.state(1 + c), first, lanes.columns[c], 0, n);
            }
            System.arraycopy(block.current(), first, lanes.current, 0, n);
            System.arraycopy(block.state(resting), first, refractory, 0, n);
            HermiteStep.run(passes, n);
            settle(block, first, n);
            System.arraycopy(lanes.v, 0, block.state(0), first, n);
            System.arraycopy(refractory, 0, block.state(resting), first, n);
        }
    }

    /** Who rests stays at {@code vReset}, and is right there. */
    private static void rest(double[] v, double[] refractory, double[] excess, int n, double vReset) {
        for (int i = 0; i < n; i++) {
            double held = Math.min(refractory[i], 1);
            v[i] = (1 - held) * v[i] + held * vReset;
            refractory[i] -= held;
            excess[i] -= held * RESTS;
        }
    }

    /** Below 0 where v is right, and neither is nor was at the threshold. */
    private static void look(double[] v, double[] excess, double[] peak, int n, double vThreshold) {
        for (int i = 0; i < n; i++) {
            peak[i] = Math.max(Math.max(v[i], peak[i]) - vThreshold, excess[i]);
        }
    }

    /** Solves what has to be solved, and lets fire who is at the threshold. */
    private void settle(NeuronBlock block, int first, int n) {
        int[] near = scratch.near;
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (!(lanes.peak[i] < 0)) {
                near[count] = i;
                count++;
            }
        }
        int unsolved = 0;
        for (int j = 0; j < count; j++) {
            int i = near[j];
            boolean rests = lanes.excess[i] < -RESTS / 2;
            if (!rests && (!(lanes.excess[i] <= 0) || lanes.v[i] < vThreshold)) {
                scratch.unsolved[unsolved] = i;
                unsolved++;
            }
            if (unsolved == DormandPrince.LANES || j == count - 1) {
                solve(block, first, unsolved);
                unsolved = 0;
            }
        }
        for (int j = 0; j < count; j++) {
            int i = near[j];
            if (lanes.v[i] >= vThreshold) {
                lanes.v[i] = vReset;
                scratch.refractory[i] = refractorySteps;
                block.spike(first + i);
            }
        }
    }

    /** The solver writes the conductances too, which are known better. */
    private void solve(NeuronBlock block, int first, int count) {
        DormandPrince solver = scratch.solver;
        int[] unsolved = scratch.unsolved;
        for (int lane = 0; lane < count; lane++) {
            int i = unsolved[lane];
            solver.given(0)[lane] = lanes.current[i] + membrane.iEPa();
            solver.given(1)[lane] = 1;
            solver.place(lane, first + i);
        }
        solver.advance(equations, block, count, dtMs, resting + 1);
        for (int lane = 0; lane < count; lane++) {
            int i = unsolved[lane];
            lanes.v[i] = block.state(0)[first + i];
            for (int c = 0; c < lanes.columns.length; c++) {
                block.state(1 + c)[first + i] = lanes.columns[c][i];
            }
        }
    }
}
