package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Value;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.InstanceOfAssertFactories;

/** A kernel that is to serve all static projections that it can, whatever would be chosen for them. */
enum ForcedKernel implements StaticInputs.Choice {
    BITS,
    NARROW,
    PACKED,
    EACH;

    boolean serves(Projection projection, int batch) {
        boolean oneWeight = projection.weight() instanceof Value.Constant;
        boolean oneDelay = projection.delays().delayMs().isConstant();
        return switch (this) {
            case BITS -> oneWeight && oneDelay && batch == 1;
            case NARROW -> oneWeight && oneDelay;
            case PACKED -> oneWeight;
            case EACH -> true;
        };
    }

    @Override
    public List<StaticKernel> kernels(ShardPlan plan, Projection projection, int receptors) {
        if (!serves(projection, plan.batch())) {
            return StaticInputs.byDescription(RowPlan.of(plan.network())).kernels(plan, projection, receptors);
        }
        List<StaticKernel> kernels = forced(plan, projection, receptors);
        for (StaticKernel kernel : kernels) {
            assertIsThis(kernel);
        }
        return kernels;
    }

    /** A value drawn from a range of one is the same value, and described as if it were not. */
    private List<StaticKernel> forced(ShardPlan plan, Projection projection, int receptors) {
        Value weight = projection.weight();
        Value delayMs = projection.delays().delayMs();
        return switch (this) {
            case BITS -> {
                double w = weight.at(0, 0);
                SynapseDrawer drawer = new SynapseDrawer(plan.network(), projection);
                yield List.of(
                        BitTableBuilder.build(drawer, w, receptors == 2 && w < 0 ? 1 : 0, plan.from(), plan.to()));
            }
            case NARROW -> tables(plan, projection, weight, delayMs, receptors);
            case PACKED -> tables(plan, projection, weight, drawn(delayMs), receptors);
            case EACH -> tables(plan, projection, drawn(weight), delayMs, receptors);
        };
    }

    private static Value drawn(Value value) {
        return value instanceof Value.Constant one ? Value.uniform(one.value(), one.value()) : value;
    }

    private static List<StaticKernel> tables(ShardPlan plan, Projection p, Value weight, Value delayMs, int receptors) {
        Projection described =
                new Projection(p.name(), p.from(), p.to(), p.connect(), weight, Delays.dendritic(delayMs), p.rule());
        SynapseDrawer drawer = new SynapseDrawer(plan.network(), described);
        int visit = RowPlan.of(plan.network()).visit(p);
        return StaticTableBuilder.tables(drawer, weight, receptors, visit, plan.from(), plan.to());
    }

    private void assertIsThis(StaticKernel kernel) {
        if (this == BITS) {
            assertThat(kernel).isInstanceOf(BitTable.class);
        } else {
            assertThat(kernel)
                    .isInstanceOf(StaticTable.class)
                    .extracting(name().toLowerCase(Locale.ROOT), InstanceOfAssertFactories.array(Object[].class))
                    .isNotEmpty();
        }
    }
}
