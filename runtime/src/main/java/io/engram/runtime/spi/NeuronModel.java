package io.engram.runtime.spi;

import java.util.List;

/**
 * A neuron model: its state columns, its receptors and the kernel that advances them by one step. Immutable.
 *
 * <p>The order inside a step is the kernel's: it says in its Javadoc whether arrivals act before or after integration
 * and whether the threshold test is {@code >} or {@code >=}.
 */
public interface NeuronModel extends Component {

    /** The state columns, in the order in which {@link NeuronBlock#state} numbers them. */
    List<StateVariable> state();

    /**
     * The input channels, one or two. With one, every weight is added to it; with two, the first takes weights that are
     * zero or positive and the second negative ones, with their sign.
     */
    default List<String> receptors() {
        return List.of("input");
    }

    /** The unit of what arrives, thus of weights to these neurons: mV, pA, nS; empty where weights are bare numbers. */
    default String inputUnit() {
        return "";
    }

    /** Whether a neuron's step depends on the others', as where one wins: then one shard holds the whole population. */
    default boolean whole() {
        return false;
    }

    /** The kernel for a step of {@code dtMs}: derived constants, computed once. */
    NeuronKernel kernel(double dtMs);

    /** The kernel for the neurons of {@code context}, for a model that draws random numbers or looks at all neurons. */
    default NeuronKernel kernel(NeuronContext context) {
        return kernel(context.dtMs());
    }
}
