package io.engram.neurons;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SourceModel;
import java.lang.reflect.RecordComponent;

/** The sentences with which models refuse a parameter: {@code iaf-psc-exp: tauMMs=-1.0; must be finite and > 0}. */
final class Check {
    private Check() {}

    static void positive(String type, String name, double value) {
        require(value > 0 && value < Double.POSITIVE_INFINITY, type, name, value, "must be finite and > 0");
    }

    static void notNegative(String type, String name, double value) {
        require(value >= 0 && value < Double.POSITIVE_INFINITY, type, name, value, "must be finite and >= 0");
    }

    static void finite(String type, String name, double value) {
        require(Double.isFinite(value), type, name, value, "must be a finite number");
    }

    static void resetBelowThreshold(String type, double vResetMv, double vThresholdMv) {
        finite(type, "vThresholdMv", vThresholdMv);
        finite(type, "vResetMv", vResetMv);
        require(vResetMv < vThresholdMv, type, "vResetMv", vResetMv, "must be below vThresholdMv=" + vThresholdMv);
    }

    /** A lower bound of v, which may be minus infinity. */
    static void bound(String type, double vMinMv, double vResetMv) {
        require(vMinMv <= vResetMv, type, "vMinMv", vMinMv, "must be at most vResetMv=" + vResetMv);
    }

    static void within(String type, String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new SpecException(type + ": " + name + "=" + value + "; must be within " + least + " and " + most);
        }
    }

    static void require(boolean holds, String type, String name, double value, String allowed) {
        if (!holds) {
            throw new SpecException(type + ": " + name + "=" + value + "; " + allowed);
        }
    }

    /** Refuses values a neuron for a source whose parameters describe the whole population. */
    static void sameForAll(SourceModel model, SourceContext context) {
        for (RecordComponent component : model.getClass().getRecordComponents()) {
            try {
                double own = ((Number) component.getAccessor().invoke(model)).doubleValue();
                sameForAll(model.type(), component.getName(), own, context);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(model.type() + ": " + component.getName(), e);
            }
        }
    }

    /** The same for one parameter, which is {@code own} in the model. */
    static void sameForAll(String type, String name, double own, SourceContext context) {
        for (double value : context.parameter(name)) {
            require(
                    value == own,
                    type,
                    name,
                    value,
                    "must be the same for all neurons, and is set in the model: " + own);
        }
    }
}
