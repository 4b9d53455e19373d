package io.engram.recorder;

import io.engram.runtime.network.SpecException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Steps as times in ms and back, in exact decimals: step 3 of 0.1 ms is 0.3, not 0.30000000000000004. */
public final class StepTime {
    private final BigDecimal dtMs;
    private long step = -1;
    private String text = "";

    public StepTime(double dtMs) {
        this.dtMs = BigDecimal.valueOf(dtMs);
    }

    /** The time of {@code step} in ms, as short as it is exact. */
    public String text(long step) {
        if (step != this.step) {
            text = dtMs.multiply(BigDecimal.valueOf(step)).stripTrailingZeros().toPlainString();
            this.step = step;
        }
        return text;
    }

    /** The first step at or after {@code timeMs}. */
    public long stepFrom(double timeMs) {
        return step(timeMs, RoundingMode.CEILING);
    }

    /** The last step at or before {@code timeMs}. */
    public long stepUntil(double timeMs) {
        return step(timeMs, RoundingMode.FLOOR);
    }

    private long step(double timeMs, RoundingMode rounding) {
        if (!(timeMs >= 0) || timeMs / dtMs.doubleValue() > Long.MAX_VALUE / 2) {
            throw new SpecException("time=" + timeMs + " ms; must be finite and not negative");
        }
        return BigDecimal.valueOf(timeMs).divide(dtMs, 0, rounding).longValueExact();
    }
}
