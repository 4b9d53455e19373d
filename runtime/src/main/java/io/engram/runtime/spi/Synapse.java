package io.engram.runtime.spi;

/**
 * One plastic synapse during an event, as its learning rule sees it. A flyweight: valid during the call only. The engine
 * clips what is written to the rule's bounds.
 */
public interface Synapse extends PostSide {
    /** The weight now. */
    double weight();

    /** Sets the weight; kept as a float, within {@link LearningRule#weightMin} and {@link LearningRule#weightMax}. */
    void weight(double weight);

    /** The first pre trace. */
    default double preTrace() {
        return preTrace(0);
    }

    /** Pre trace {@code k}, in the order of {@link Traces#pre}. */
    double preTrace(int k);

    /** What travels with the spike in {@link LearningRule#onPre}, for rules whose travel is {@code COMPUTED}. */
    void send(double value);

    /** How strong the event is: 1 for a spike, the value of a graded event; 1 in {@link LearningRule#onStep}. */
    double event();

    /** Variable {@code k} of this synapse, in the order of {@link LearningRule#variables}. */
    double variable(int k);

    /** Sets it; kept as a float. */
    void variable(int k, double value);

    /** What variable {@code k} keeps of itself from one {@link LearningRule#onStep} to the next, by its time constant. */
    double kept(int k);

    /** The value now of signal {@code k}, in the order of {@link LearningRule#signals}; 0 until it is set. */
    double signal(int k);

    /** The value of the signal that calls {@link LearningRule#onSignal}. */
    double signal();
}
