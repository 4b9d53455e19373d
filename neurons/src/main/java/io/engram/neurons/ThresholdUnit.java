package io.engram.neurons;

import io.engram.runtime.spi.GradedModel;
import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * A unit whose value is a function of its field, the weighted sum of its sources' values (Amari 1972; Hopfield 1982 for
 * {@code sign}, Hopfield 1984 for the others). All unitless; a current of 1 pA counts as a field of 1.
 *
 * <pre>
 *   field = sum of w s + current - threshold
 *   s = sign(field), 0 at 0;   tanh(field / temperature);   1 / (1 + exp(-field / temperature))
 * </pre>
 *
 * <p>Values from one step ago act before the update; a value is sent when it changes. Asynchronously one unit a step is
 * updated, and a sweep, as many steps as there are units, updates each once.
 *
 * @param activation from field to value
 * @param threshold taken off the field
 * @param temperature of tanh and sigmoid; sign takes no notice
 * @param update which units are updated in a step
 * @param rank the unit's place in the sweep from 0 on, a value a unit, where {@code update} is {@code GIVEN}
 */
public record ThresholdUnit(Activation activation, double threshold, double temperature, Update update, double rank)
        implements GradedModel {
    private static final double CONTINUOUS_TOLERANCE = 1e-6;

    /** From field to value. */
    public enum Activation {
        SIGN,
        TANH,
        SIGMOID;

        float of(double field, double temperature) {
            return (float)
                    switch (this) {
                        case SIGN -> Math.signum(field);
                        case TANH -> StrictMath.tanh(field / temperature);
                        case SIGMOID -> 1 / (1 + StrictMath.exp(-field / temperature));
                    };
        }
    }

    /** Which units are updated in a step. */
    public enum Update {
        /** All. */
        SYNCHRONOUS,
        /** One, in an order drawn anew for each sweep. */
        SHUFFLED,
        /** One, in an order drawn once. */
        FIXED,
        /** One, in the order of {@code rank}. */
        GIVEN
    }

    /** Sign, threshold 0, synchronous. */
    public ThresholdUnit() {
        this(Activation.SIGN, 0, 1, Update.SYNCHRONOUS, 0);
    }

    public ThresholdUnit {
        Check.finite("threshold-unit", "threshold", threshold);
        Check.positive("threshold-unit", "temperature", temperature);
        Check.notNegative("threshold-unit", "rank", rank);
    }

    @Override
    public String summary() {
        return "sign, tanh or sigmoid of the weighted sum of its sources' values (Amari 1972; Hopfield 1982, 1984)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(new StateVariable("s", "", 0), new StateVariable("field", "", 0));
    }

    @Override
    public long sweepSteps(int size) {
        return update == Update.SYNCHRONOUS ? 1 : size;
    }

    @Override
    public boolean repeats() {
        return update != Update.SHUFFLED;
    }

    @Override
    public double tolerance() {
        return activation == Activation.SIGN ? 0 : CONTINUOUS_TOLERANCE;
    }

    /** All units at once, whatever {@code update} says: a sweep needs to know the whole population. */
    @Override
    public NeuronKernel kernel(double dtMs) {
        return this::updateAll;
    }

    @Override
    public NeuronKernel kernel(NeuronContext context) {
        return switch (update) {
            case SYNCHRONOUS -> this::updateAll;
            case SHUFFLED, FIXED -> new Sweep(this, context);
            case GIVEN -> given(context.size());
        };
    }

    /** A unit whose place does not come would never be updated. */
    private NeuronKernel given(int size) {
        Check.require(
                rank < size && rank == (long) rank,
                "threshold-unit",
                "rank",
                rank,
                "must be whole and below the population's size=" + size);
        return (block, from, to) -> {
            if ((block.age() - 1) % size == (long) rank) {
                updateAll(block, from, to);
            }
        };
    }

    private void updateAll(NeuronBlock block, int from, int to) {
        for (int i = from; i < to; i++) {
            update(block, i);
        }
    }

    void update(NeuronBlock block, int i) {
        double[] s = block.state(0);
        double field = block.input(0)[i] + block.current()[i] - threshold;
        block.state(1)[i] = field;
        float value = activation.of(field, temperature);
        if (value != s[i]) {
            s[i] = value;
            block.emit(i, value);
        }
    }
}
