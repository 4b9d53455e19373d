package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The loops that call a rule for a row or a column of synapses. Stateless. */
interface BlockLoop {

    /**
     * A spike of {@code source} acts on all its synapses and, unless the weight travels at the end of the step, is sent to
     * {@code input} from {@code base} on. {@code repeat}: the same neuron fired already in this step.
     */
    void row(SynapseGroup group, BlockSynapse synapse, int source, boolean repeat, InputRing input, int base);

    /** A spike of {@code target} acts on all its synapses. */
    void column(SynapseGroup group, BlockSynapse synapse, int target, boolean repeat);

    /** A step of {@code dtMs} begins for all synapses of the group. */
    void step(SynapseGroup group, BlockSynapse synapse, double dtMs);

    /** A signal acts on all synapses of the group. */
    void signal(SynapseGroup group, BlockSynapse synapse, String signal);

    /** One loop for every rule: each call to the rule is a virtual call. For tests, which compare it with the clone. */
    static BlockLoop plain(LearningRule rule) {
        return new RuleLoop(LoopConstants.of(rule));
    }

    /**
     * A loop of the rule's own: the class {@link RuleLoop} defined once more as a hidden class whose static final field is
     * this rule, so that the JIT compiler sees one rule at each call, folds its parameters and dissolves the flyweight.
     */
    static BlockLoop clonedFor(LearningRule rule) {
        LoopConstants constants = LoopConstants.of(rule);
        try (InputStream bytes = RuleLoop.class.getResourceAsStream("RuleLoop.class")) {
            MethodHandles.Lookup clone =
                    MethodHandles.lookup().defineHiddenClassWithClassData(bytes.readAllBytes(), constants, true);
            return (BlockLoop)
                    clone.findConstructor(clone.lookupClass(), MethodType.methodType(void.class, LoopConstants.class))
                            .invoke(constants);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Throwable e) {
            throw new IllegalStateException("the loop of " + rule + " cannot be cloned", e);
        }
    }
}
