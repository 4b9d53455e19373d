package io.engram.examples.docs;

import akka.actor.typed.ActorSystem;
import io.engram.neurons.External;
import io.engram.neurons.IafPscDelta;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.SpikeFrame;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** A network that lives in somebody's service: sensors go in, motors come out, all the while it runs. */
final class Robot implements AutoCloseable {
    private static final int MOTORS = 2;
    private static final double PERIOD_MS = 20;

    private final AtomicIntegerArray fired = new AtomicIntegerArray(MOTORS);
    private final Simulation simulation;
    private final int motors;

    Robot(ActorSystem<?> system) {
        Network network = Network.named("robot")
                .dtMs(0.5)
                .population("sensors", 8, new External())
                .population("motors", MOTORS, new IafPscDelta())
                .projection("reflex", "sensors", "motors", Connect.allToAll(), Value.constant(6), Delays.ofMs(1))
                .recordSpikes("motors")
                .build();
        motors = network.populationIndex("motors");
        simulation = Simulation.start(
                network, SimulationOptions.DEFAULT.withSystem(system).withPaced(true));
        simulation.onSpikes(this::count);
    }

    /** On the recorder's thread; the frame is valid in here only. */
    private void count(SpikeFrame frame) {
        for (int k = 0; k < frame.size(); k++) {
            if (frame.population(k) == motors) {
                fired.incrementAndGet(frame.neuron(k));
            }
        }
    }

    /** These sensors see something; what the motors fired in the 20 ms that follow. */
    int[] act(int... sensors) {
        simulation.injectSpikes("sensors", sensors);
        simulation.runForMs(PERIOD_MS);
        int[] counts = new int[MOTORS];
        for (int motor = 0; motor < MOTORS; motor++) {
            counts[motor] = fired.getAndSet(motor, 0);
        }
        return counts;
    }

    /** The actor system stays as it is: it is not ours. */
    @Override
    public void close() {
        simulation.close();
    }
}
