package io.engram.runtime.network;

import io.engram.runtime.network.Delays.Part;
import java.util.Arrays;

/**
 * Checks the three delays of one projection. A drawn delay is refused only where no draw could do; the engine rounds what
 * is drawn and refuses what falls below a step.
 */
record DelayChecks(String path, Delays delays, double dtMs) {
    private static final long FAR = Integer.MAX_VALUE;

    void check(boolean plastic) {
        boolean given = delays.delayMs() instanceof Value.Constant || delays.delayMs() instanceof Value.Explicit;
        if (given) {
            for (double ms : PopulationChecks.ends(delays.delayMs())) {
                given(ms);
            }
        } else if (most() < 1) {
            throw Violation.at(path + ".delay", "no draw reaches one step of dt = " + dtMs + " ms; must be able to");
        }
        part("preDelay", delays.pre());
        part("postDelay", delays.post());
        // Both conditions hold for all delays above one for which they hold: the least decides, of drawn ones the most.
        long delay = given ? least() : most();
        long pre = steps(delays.pre(), delay);
        long post = steps(delays.post(), delay);
        negative("preDelay", pre);
        negative("postDelay", post);
        if (pre > delay) {
            throw Violation.of(path + ".preDelay", pre + " steps", "must be at most the delay of " + delay + " steps");
        }
        if (plastic && delay - pre + post < 1) {
            throw Violation.at(
                    path,
                    "delay - preDelay + postDelay = " + delay + " - " + pre + " + " + post
                            + " steps; must be at least 1 step, the shortest slice");
        }
    }

    private void given(double ms) {
        if (!Grid.holds(ms, dtMs)) {
            throw Violation.of(path + ".delay", ms + " ms", "must be whole steps of dt = " + dtMs + " ms");
        }
        if (Grid.steps(ms, dtMs) > FAR) {
            throw Violation.of(
                    path + ".delay", ms + " ms", "must be at most " + FAR + " steps of dt = " + dtMs + " ms");
        }
        if (Grid.steps(ms, dtMs) < 1) {
            throw Violation.of(path + ".delay", ms + " ms", "must be at least one step of dt = " + dtMs + " ms");
        }
    }

    private void part(String key, Part part) {
        if (part instanceof Part.Fixed fixed && !Grid.holds(fixed.ms(), dtMs)) {
            throw Violation.of(path + "." + key, fixed.ms() + " ms", "must be whole steps of dt = " + dtMs + " ms");
        }
    }

    private void negative(String key, long steps) {
        if (steps < 0) {
            throw Violation.of(
                    path + "." + key, steps + " steps", "must be >= 0; it takes more off the delay than it has");
        }
    }

    private long least() {
        return Arrays.stream(PopulationChecks.ends(delays.delayMs()))
                .mapToLong(ms -> Grid.steps(ms, dtMs))
                .min()
                .orElse(FAR);
    }

    /** The longest delay that may be drawn. */
    private long most() {
        if (delays.delayMs() instanceof Value.Uniform uniform) {
            return StrictMath.min(FAR, Grid.steps(uniform.high(), dtMs));
        }
        if (delays.delayMs() instanceof Value.TruncatedNormal normal) {
            return StrictMath.min(FAR, Grid.steps(normal.high(), dtMs));
        }
        return FAR;
    }

    private long steps(Part part, long delay) {
        return part instanceof Part.Fixed fixed
                ? Grid.steps(fixed.ms(), dtMs)
                : delay - ((Part.OfDelay) part).lessSteps();
    }
}
