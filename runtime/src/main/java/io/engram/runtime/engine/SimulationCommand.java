package io.engram.runtime.engine;

import akka.actor.typed.ActorRef;
import io.engram.runtime.Statistics;
import io.engram.runtime.Weights;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.Sink;
import java.util.Optional;

/** What the simulation is told by the façade; each is answered with a {@link Reply}, at a grant border. */
public sealed interface SimulationCommand {

    /** A command that is answered. */
    sealed interface Asked<T> extends SimulationCommand {
        ActorRef<Reply<T>> replyTo();
    }

    /** The answer, or why there is none. */
    record Reply<T>(Optional<T> value, Optional<Throwable> failure) {
        static <T> Reply<T> of(T value) {
            return new Reply<>(Optional.of(value), Optional.empty());
        }

        static <T> Reply<T> failed(Throwable cause) {
            return new Reply<>(Optional.empty(), Optional.of(cause));
        }
    }

    /** Builds everything; the first command. Answered with how it was cut up. */
    record Build(ActorRef<Reply<Shape>> replyTo) implements Asked<Shape> {}

    /** How the network was cut up. */
    record Shape(int sliceSteps, int workers, int shards) {}

    /** Runs to {@code untilStep} or for some {@code budgetNanos} of wall time; answered with the step reached. */
    record Run(long untilStep, long budgetNanos, ActorRef<Reply<Long>> replyTo) implements Asked<Long> {
        /** How many times as long it may be while a snapshot is written. */
        private static final int PATIENCE = 20;

        /** Whether {@code nanos} are enough. Its answer waits for the recorder: so not while that writes a snapshot, within reason. */
        boolean isSpent(long nanos, boolean writing) {
            return (writing ? nanos / PATIENCE : nanos) > budgetNanos;
        }
    }

    /** Ends a run at the next grant border. */
    record Pause() implements SimulationCommand {}

    /** Stops all actors of the run; after {@link Close}. */
    record Stop() implements SimulationCommand {}

    /** Something from outside, to be stamped with the step at which it acts; answered with that step. */
    record FromOutside(OutsideInput unstamped, ActorRef<Reply<Long>> replyTo) implements Asked<Long> {}

    /** Reads a state column of a population. */
    record ReadState(int population, int variable, ActorRef<Reply<double[]>> replyTo) implements Asked<double[]> {}

    /** Reads weights and connectivity of a projection. */
    record ReadWeights(int projection, ActorRef<Reply<Weights>> replyTo) implements Asked<Weights> {}

    /** Sets the weights of a plastic projection; answered with the step from which they act. */
    record WriteWeights(int projection, float[] weights, ActorRef<Reply<Long>> replyTo) implements Asked<Long> {}

    /** What {@code values} at the sources would send through a graded projection. */
    record Multiply(int projection, Pattern values, ActorRef<Reply<double[]>> replyTo) implements Asked<double[]> {}

    /** The fields that the present weights and values of a graded projection make. */
    record ReadFields(int projection, ActorRef<Reply<double[]>> replyTo) implements Asked<double[]> {}

    /** Counts and digests. */
    record Count(ActorRef<Reply<Statistics>> replyTo) implements Asked<Statistics> {}

    /** Adds a sink from the next slice on. */
    record Listen(Sink sink, ActorRef<Reply<Long>> replyTo) implements Asked<Long> {}

    /** Records a mark. */
    record Mark(String text, ActorRef<Reply<Long>> replyTo) implements Asked<Long> {}

    /** Ends the run and closes the sinks. */
    record Close(ActorRef<Reply<Long>> replyTo) implements Asked<Long> {}

    /** From a worker. */
    record Granted(WorkerActor.Outcome outcome) implements SimulationCommand {}

    /** What was done between grants is done. */
    record Settled(Optional<Throwable> failure) implements SimulationCommand {}

    /** From the recorder, after a grant; a failure ends the run. */
    record RecorderSaid(Optional<Throwable> failure) implements SimulationCommand {}

    /** All stages are built, or why not. */
    record StagesBuilt(Optional<BuiltStages> built, Optional<Throwable> failure, ActorRef<Reply<Shape>> replyTo)
            implements SimulationCommand {}
}
