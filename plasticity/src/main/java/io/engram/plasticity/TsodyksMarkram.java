package io.engram.plasticity;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.ArrayList;
import java.util.List;

/**
 * Short-term plasticity (Tsodyks, Pawelzik and Markram 1998, section 2): a spike uses the part u of the resources x,
 * which recover; u rises with each spike and falls back. What travels is {@code x * u * w}; the weight itself never changes.
 *
 * <pre>
 *   at a spike, dt after the last:  u = U + u (1 - U) exp(-dt / tauFac)
 *                                   x = 1 + (x - x u - 1) exp(-dt / tauRec)      with u from the last spike
 * </pre>
 *
 * <p>x and u are the source's, kept as two of its traces. Coincidence {@code PRE_FIRST}, though spikes of the target do nothing;
 * travel {@code COMPUTED}.
 *
 * @param u the part U that the first spike after a long silence uses, in (0, 1]
 * @param tauRecMs time constant of recovery
 * @param tauFacMs time constant of facilitation; 0 for none
 * @param firstFacilitation by how much u of the first spike of all exceeds U
 * @param firstDepletion what is missing of x at the first spike of all
 */
public record TsodyksMarkram(
        double u, double tauRecMs, double tauFacMs, double firstFacilitation, double firstDepletion)
        implements LearningRule {
    private static final String TYPE = "tsodyks-markram";

    /** The depressing synapse of Tsodyks, Pawelzik and Markram 1998, figure 1A, between pyramidal cells. */
    public TsodyksMarkram() {
        this(0.5, 800, 0, 0, 0);
    }

    public TsodyksMarkram {
        if (!(u > 0 && u <= 1)) {
            throw new SpecException("rule " + TYPE + ": u=" + u + "; must be > 0 and at most 1");
        }
        RuleCheck.positive(TYPE, "tauRecMs", tauRecMs);
        RuleCheck.notNegative(TYPE, "tauFacMs", tauFacMs);
        if (!(u + firstFacilitation >= 0 && u + firstFacilitation <= 1)) {
            throw new SpecException("rule " + TYPE + ": u=" + u + " and firstFacilitation=" + firstFacilitation
                    + "; their sum must be within 0 and 1");
        }
        if (!(firstDepletion >= 0 && firstDepletion <= 1)) {
            throw new SpecException("rule " + TYPE + ": firstDepletion=" + firstDepletion + "; must be within 0 and 1");
        }
    }

    /** The facilitating one of figure 1B, from a pyramidal cell to an interneuron. */
    public static TsodyksMarkram facilitating() {
        return new TsodyksMarkram(0.03, 130, 530, 0, 0);
    }

    /** NEST's {@code tsodyks2_synapse}, whose state u and x before the first spike waits for it undecayed. */
    public static TsodyksMarkram nest(double bigU, double tauRecMs, double tauFacMs, double u, double x) {
        return new TsodyksMarkram(bigU, tauRecMs, tauFacMs, u - bigU, 1 - x);
    }

    @Override
    public String summary() {
        return "short-term depression and facilitation (Tsodyks, Pawelzik and Markram 1998)";
    }

    /** u after the last spike, what is missing of x after it, and, where the first spike is special, whether there was one. */
    @Override
    public Traces traces() {
        List<Trace> pre = new ArrayList<>(List.of(Trace.part(tauFacMs, u), Trace.partOf(0, tauRecMs)));
        if (beginsApart()) {
            double firstU = u + firstFacilitation;
            pre.set(0, pre.get(0).beginningAt(firstU));
            pre.set(1, pre.get(1).beginningAt(firstDepletion + firstU * (1 - firstDepletion)));
            pre.add(Trace.set(Double.POSITIVE_INFINITY));
        }
        return new Traces(pre, List.of(), Traces.Pairing.ALL);
    }

    private boolean beginsApart() {
        return firstFacilitation != 0 || firstDepletion != 0;
    }

    @Override
    public void onPre(Synapse s) {
        double used = u + (1 - u) * s.preTrace(0);
        double missing = s.preTrace(1);
        if (beginsApart() && s.preTrace(2) == 0) {
            used = u + firstFacilitation;
            missing = firstDepletion;
        }
        s.send((1 - missing) * used * s.weight() * s.event());
    }

    @Override
    public void onPost(Synapse s) {
        // Only the source's spikes count.
    }

    @Override
    public Travel travel() {
        return Travel.COMPUTED;
    }
}
