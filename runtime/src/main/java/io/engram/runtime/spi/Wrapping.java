package io.engram.runtime.spi;

import java.util.List;

/** A rule around another, which it is but for what it overrides. */
public interface Wrapping extends LearningRule {

    /** The rule inside. */
    LearningRule rule();

    @Override
    default String type() {
        return rule().type();
    }

    @Override
    default String summary() {
        return rule().summary();
    }

    @Override
    default Traces traces() {
        return rule().traces();
    }

    @Override
    default void onPre(Synapse synapse) {
        rule().onPre(synapse);
    }

    @Override
    default boolean preNeedsPost() {
        return rule().preNeedsPost();
    }

    @Override
    default void onPost(Synapse synapse) {
        rule().onPost(synapse);
    }

    @Override
    default List<String> postState() {
        return rule().postState();
    }

    @Override
    default boolean stateActs(PostSide target) {
        return rule().stateActs(target);
    }

    @Override
    default void onState(Synapse synapse, double dtMs) {
        rule().onState(synapse, dtMs);
    }

    @Override
    default List<String> signals() {
        return rule().signals();
    }

    @Override
    default void onSignal(Synapse synapse, String signal) {
        rule().onSignal(synapse, signal);
    }

    @Override
    default List<SynapseVariable> variables() {
        return rule().variables();
    }

    @Override
    default double stepMs() {
        return rule().stepMs();
    }

    @Override
    default long stepSteps(double dtMs) {
        return rule().stepSteps(dtMs);
    }

    @Override
    default boolean stepsLast() {
        return rule().stepsLast();
    }

    @Override
    default boolean everyStep() {
        return rule().everyStep();
    }

    @Override
    default void onStep(Synapse synapse, double dtMs) {
        rule().onStep(synapse, dtMs);
    }

    @Override
    default Coincidence coincidence() {
        return rule().coincidence();
    }

    @Override
    default Travel travel() {
        return rule().travel();
    }

    @Override
    default double weightMin() {
        return rule().weightMin();
    }

    @Override
    default double weightMax() {
        return rule().weightMax();
    }
}
