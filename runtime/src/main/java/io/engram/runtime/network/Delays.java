package io.engram.runtime.network;

/**
 * The three delays of a projection: when a spike reaches the target's input ({@code delay}), when the rule sees the pre
 * spike ({@code pre}, at most {@code delay}) and when it sees the post spike ({@code post}).
 *
 * @param delayMs a value a synapse, at least one step, on the grid of steps; drawn values are rounded to it
 * @param pre when the rule sees the source's spike
 * @param post when the rule sees the target's spike
 */
public record Delays(Value delayMs, Part pre, Part post) {

    /** A part of a delay: either fixed, or the synapse's own delay less something. */
    public sealed interface Part {
        /** Always {@code ms}. */
        record Fixed(double ms) implements Part {
            public Fixed {
                if (!(ms >= 0) || Double.isInfinite(ms)) {
                    throw new SpecException("delay part " + ms + " ms; must be finite and >= 0");
                }
            }
        }

        /** The synapse's own delay less {@code steps} steps. */
        record OfDelay(int lessSteps) implements Part {
            public OfDelay {
                if (lessSteps < 0) {
                    throw new SpecException("delay part less " + lessSteps + " steps; must be >= 0");
                }
            }
        }
    }

    /** NEST's convention: the whole delay is dendritic; the rule sees the pre spike at once, the post spike late. */
    public static Delays dendritic(Value delayMs) {
        return new Delays(delayMs, new Part.Fixed(0), new Part.OfDelay(0));
    }

    /** The same for every synapse, dendritic. */
    public static Delays ofMs(double delayMs) {
        return dendritic(Value.constant(delayMs));
    }

    /**
     * Brian2's convention for an axonal delay d: the rule sees the pre spike d after it and the input acts one step later;
     * {@code delayMs} is d + one step.
     */
    public static Delays axonal(Value delayMs) {
        return new Delays(delayMs, new Part.OfDelay(1), new Part.Fixed(0));
    }

    /** BindsNET's convention: the rule sees both spikes at once. */
    public static Delays immediate(Value delayMs) {
        return new Delays(delayMs, new Part.Fixed(0), new Part.Fixed(0));
    }
}
