package io.engram.runtime.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.engram.runtime.network.Names;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Population;
import io.engram.runtime.network.Signal;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.OutsideInput;

/**
 * The door for what comes from outside while a run goes on: checks it against the network and passes it to the guardian,
 * which stamps it with the step at which it acts. Nothing that does not fit gets in.
 */
public final class GatewayActor extends AbstractBehavior<GatewayActor.Enter> {
    private final Network network;
    private final ActorRef<SimulationCommand> simulation;
    private final Runnable ended;

    /** Something wants in; its step is set at the border, and a current's {@code untilStep} counts from there. */
    public record Enter(OutsideInput input, ActorRef<SimulationCommand.Reply<Long>> replyTo) {}

    /** {@code ended} is called once, when {@code simulation} is no more. */
    public static Behavior<Enter> create(Network network, ActorRef<SimulationCommand> simulation, Runnable ended) {
        return Behaviors.setup(context -> new GatewayActor(context, network, simulation, ended));
    }

    private GatewayActor(
            ActorContext<Enter> context, Network network, ActorRef<SimulationCommand> simulation, Runnable ended) {
        super(context);
        this.ended = ended;
        this.network = network;
        this.simulation = simulation;
        context.watch(simulation);
    }

    @Override
    public Receive<Enter> createReceive() {
        return newReceiveBuilder()
                .onMessage(Enter.class, this::onEnter)
                .onSignal(Terminated.class, terminated -> {
                    ended.run();
                    return Behaviors.stopped();
                })
                .build();
    }

    private Behavior<Enter> onEnter(Enter enter) {
        try {
            check(enter.input());
            simulation.tell(new SimulationCommand.FromOutside(enter.input(), enter.replyTo()));
        } catch (SpecException mistake) {
            enter.replyTo().tell(SimulationCommand.Reply.failed(mistake));
        }
        return this;
    }

    private void check(OutsideInput input) {
        if (input instanceof OutsideInput.Spikes spikes) {
            Population population = network.population(spikes.population());
            if (!population.isSource()) {
                throw new SpecException("spikes into \"" + population.name() + "\": it is a "
                        + population.model().type()
                        + ", not a source; spikes enter through a source population (model external)");
            }
            for (int entry : spikes.neurons()) {
                int neuron = Math.floorDiv(entry, network.batch());
                if (neuron < 0 || neuron >= population.size()) {
                    throw new SpecException("spikes into \"" + population.name() + "\": neuron " + neuron
                            + "; must be within 0 and " + (population.size() - 1));
                }
            }
        } else if (input instanceof OutsideInput.Current current) {
            checkCurrent(current);
        } else if (input instanceof OutsideInput.Values values) {
            row("values for \"" + values.population() + '"', values.row());
            new ShownInput(network).check(values);
        } else if (input instanceof OutsideInput.Imprint imprint) {
            new ShownInput(network).check(imprint);
        } else if (input instanceof OutsideInput.Signal signal) {
            checkSignal(signal);
            finite("signal \"" + signal.signal() + '"', signal.value());
        }
    }

    private void checkSignal(OutsideInput.Signal entered) {
        if (entered.signal().equals(Network.LEARNING)) {
            if (entered.adds()) {
                throw new SpecException("signal \"" + Network.LEARNING + "\": is added to; must be set, to 1 or 0");
            }
            return;
        }
        Signal declared = network.signals().stream()
                .filter(signal -> signal.name().equals(entered.signal()))
                .findFirst()
                .orElseThrow(() -> new SpecException(Names.unknown("signal", entered.signal(), network.signalNames())));
        if (declared.errorOf().isPresent()) {
            throw new SpecException("signal \"" + declared.name() + "\" is the error of \""
                    + declared.errorOf().get().signal() + "\", which it follows; must be that one");
        }
    }

    private void checkCurrent(OutsideInput.Current current) {
        Population population = network.population(current.population());
        String place = "current into \"" + population.name() + '"';
        if (population.isSource()) {
            throw new SpecException(place + ": it is a source; currents enter neurons");
        }
        if (current.first() < 0 || current.last() > population.size() || current.first() >= current.last()) {
            throw new SpecException(place + ": neurons " + current.first() + " to " + current.last()
                    + " (exclusive); must be a range within 0 and " + population.size());
        }
        row(place, current.row());
        if (current.untilStep() < 1) {
            throw new SpecException(place + ": lasts " + current.untilStep() + " steps; must be at least 1");
        }
        finite(place, current.currentPa());
    }

    private void row(String place, int row) {
        if (row < OutsideInput.ALL_ROWS || row >= network.batch()) {
            throw new SpecException(place + ": row " + row + "; must be within 0 and " + (network.batch() - 1));
        }
    }

    private static void finite(String place, double value) {
        if (!Double.isFinite(value)) {
            throw new SpecException(place + ": value=" + value + "; must be a finite number");
        }
    }
}
