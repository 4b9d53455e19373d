package io.engram.conformance;

import io.engram.plasticity.Normalise;
import io.engram.plasticity.WeightDecay;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Delays.Part;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.BatchTwin;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Reduction;
import io.engram.runtime.spi.Upkeep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The weights of a connection that learns what its own neurons fire, by place, see {@link BindsnetConnection}; entries of a
 * batch are {@code neuron * batch + row}.
 */
interface ClosedWeights {

    /**
     * What is to be done.
     *
     * @param decay part of each weight lost at each step
     * @param norm what the weights of a target come to at the end of a run, if to anything
     * @param runSteps how long a run is; infinite where a reset ends it
     */
    record Plan(
            BindsnetConnection connection,
            LearningRule rule,
            double dtMs,
            int batch,
            Reduction reduction,
            double decay,
            OptionalDouble norm,
            double runSteps) {}

    /** Columns of the targets' state that the rule reads, before the first step; they are read again at each. */
    void watch(double[][] columns);

    /** A signal, before a step. */
    void signal(String name, double value);

    /** What arrives at each entry of the targets in the step that begins. */
    double[] arrive();

    /** The weights as they are. */
    double[] weights();

    /** What ends the step. */
    void learn(int[] pre, int[] post);

    /** What ends a run. */
    void endRun();

    /** Sums what the sources that fire send by these weights. */
    static double[] sent(BindsnetConnection connection, double[] weights, int[] pre, int batch) {
        double[] sum = new double[connection.targets() * batch];
        for (int j = 0; j < connection.targets(); j++) {
            for (int k = connection.targetStart()[j]; k < connection.targetStart()[j + 1]; k++) {
                for (int entry : pre) {
                    if (entry / batch == connection.from()[k]) {
                        sum[j * batch + entry % batch] += weights[connection.place()[k]];
                    }
                }
            }
        }
        return sum;
    }

    /** The engine's, in floats. */
    final class Engine implements ClosedWeights {
        private final BindsnetConnection connection;
        private final DrivenBlock block;
        private final boolean resets;

        Engine(Plan plan, double[] begin) {
            connection = plan.connection();
            resets = Double.isInfinite(plan.runSteps());
            List<Upkeep> upkeep = new ArrayList<>();
            if (plan.decay() > 0) {
                upkeep.add(new WeightDecay(plan.decay(), 0));
            }
            plan.norm().ifPresent(norm -> upkeep.add(normalise(norm * connection.normPart(), plan)));
            Delays delays = new Delays(Value.constant(plan.dtMs()), new Part.Fixed(0), new Part.Fixed(0));
            block = new DrivenBlock(
                    plan.rule(),
                    plan.dtMs(),
                    connection.sources(),
                    connection.synapses(begin),
                    delays,
                    plan.batch(),
                    plan.reduction(),
                    upkeep);
        }

        private static Upkeep normalise(double norm, Plan plan) {
            double everyMs = plan.runSteps() * plan.dtMs();
            return plan.connection().normSigned() ? new Signed(norm, everyMs) : new Normalise(norm, everyMs);
        }

        /** As BindsNET normalises some connections: by the sum of the weights themselves. */
        private record Signed(double sum, double everyMs) implements Upkeep {
            @Override
            public String summary() {
                return "scales a target's weights so that they sum to a constant";
            }

            @Override
            public void apply(Column column) {
                double all = 0;
                for (int k = 0; k < column.size(); k++) {
                    all += column.weight(k);
                }
                for (int k = 0; k < column.size(); k++) {
                    column.weight(k, column.weight(k) * sum / all);
                }
            }
        }

        @Override
        public void watch(double[][] columns) {
            block.watch(columns);
        }

        @Override
        public void signal(String name, double value) {
            block.signal(name, value);
        }

        @Override
        public double[] arrive() {
            return block.arrive();
        }

        @Override
        public double[] weights() {
            return connection.byPlace(block.weights());
        }

        @Override
        public void learn(int[] pre, int[] post) {
            block.learn(pre, post);
        }

        @Override
        public void endRun() {
            if (resets) {
                block.reset();
            }
        }
    }

    /** The scalar twin's, in doubles: what the paper and BindsNET say, in their order. */
    final class Twin implements ClosedWeights {
        private final Plan plan;
        private final BindsnetConnection connection;
        private final int batch;
        private BatchTwin[] twins;
        private final double[] weights;
        private final int[] targetOf;
        private final int[][] synapsesOf;
        private int[] lastPre = new int[0];
        private double[][] watched = new double[0][];

        Twin(Plan plan, double[] begin) {
            this.plan = plan;
            connection = plan.connection();
            batch = plan.batch();
            targetOf = connection.targetOf();
            weights = new double[connection.places()];
            synapsesOf = new int[connection.places()][0];
            for (int k = 0; k < targetOf.length; k++) {
                int place = connection.place()[k];
                weights[place] = begin[place];
                synapsesOf[place] = Arrays.copyOf(synapsesOf[place], synapsesOf[place].length + 1);
                synapsesOf[place][synapsesOf[place].length - 1] = k;
            }
            begin();
        }

        private void begin() {
            lastPre = new int[0];
            twins = new BatchTwin[weights.length];
            LearningRule rule = new BindsnetRuleGoldenTest.Unbounded(plan.rule());
            Arrays.setAll(
                    twins,
                    place -> new BatchTwin(
                            rule, plan.dtMs(), weights[place], batch, plan.reduction(), synapsesOf[place].length));
        }

        @Override
        public void watch(double[][] columns) {
            watched = columns;
        }

        @Override
        public void signal(String name, double value) {
            Arrays.stream(twins).forEach(twin -> twin.signal(name, value));
        }

        @Override
        public double[] arrive() {
            return sent(connection, weights, lastPre, batch);
        }

        @Override
        public double[] weights() {
            return weights;
        }

        @Override
        public void learn(int[] pre, int[] post) {
            for (int place = 0; place < weights.length; place++) {
                if (synapsesOf[place].length > 0) {
                    twins[place].weight(weights[place]);
                    twins[place].step(
                            counts(pre, connection.from(), place), counts(post, targetOf, place), states(place), true);
                    double kept = twins[place].weight() * (1 - plan.decay());
                    weights[place] = Math.min(
                            Math.max(kept, plan.rule().weightMin()), plan.rule().weightMax());
                }
            }
            lastPre = pre;
        }

        private int[] counts(int[] fired, int[] neuronOf, int place) {
            int[] counts = new int[synapsesOf[place].length * batch];
            for (int k = 0; k < synapsesOf[place].length; k++) {
                int neuron = neuronOf[synapsesOf[place][k]];
                System.arraycopy(BindsnetRuleGoldenTest.counts(fired, neuron, batch), 0, counts, k * batch, batch);
            }
            return counts;
        }

        private double[][] states(int place) {
            double[][] states = new double[synapsesOf[place].length * batch][watched.length];
            for (int e = 0; e < states.length; e++) {
                int target = targetOf[synapsesOf[place][e / batch]];
                for (int column = 0; column < watched.length; column++) {
                    states[e][column] = watched[column][target * batch + e % batch];
                }
            }
            return states;
        }

        @Override
        public void endRun() {
            plan.norm().ifPresent(norm -> normalise(norm * connection.normPart()));
            if (Double.isInfinite(plan.runSteps())) {
                begin();
            }
        }

        private void normalise(double norm) {
            if (connection.together() > 0) {
                for (int from = 0; from < weights.length; from += connection.together()) {
                    int first = from;
                    normalise(
                            norm,
                            IntStream.range(first, first + connection.together())
                                    .toArray());
                }
                return;
            }
            for (int j = 0; j < connection.targets(); j++) {
                normalise(
                        norm,
                        Arrays.copyOfRange(
                                connection.place(),
                                connection.targetStart()[j],
                                connection.targetStart()[j + 1]));
            }
        }

        private void normalise(double norm, int[] places) {
            boolean signed = connection.normSigned();
            double sum = Arrays.stream(places)
                    .mapToDouble(at -> signed ? weights[at] : Math.abs(weights[at]))
                    .sum();
            for (int at : places) {
                weights[at] *= sum == 0 && !signed ? 1 : norm / sum;
            }
        }
    }
}
