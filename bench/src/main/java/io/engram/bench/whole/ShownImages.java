package io.engram.bench.whole;

import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.Statistics;
import io.engram.runtime.network.Network;
import io.engram.runtime.random.Draws;

/**
 * Shows a network that learns digits made-up images, one after the other: 150 of 784 pixels are lit, by 0.37 to 1, which is
 * as much ink as MNIST's digits have. The peer's script draws its images alike.
 */
record ShownImages(Network network) {
    private static final String INPUT = "input";
    private static final int LIT = 150;
    private static final double DIMMEST = 0.37;
    private static final double SAMPLE_MS = 250;
    /** Until the JIT compiler is done. */
    private static final int WARM_UP_SAMPLES = 100;

    /** As many as the peer's script shows. */
    private static final int SAMPLES = 40;

    Measured measure() {
        Phases phases = new Phases();
        Connections connections = new Connections();
        Simulation simulation = Simulation.start(network, SimulationOptions.DEFAULT.withSinks(connections));
        try (simulation) {
            phases.lap("build");
            show(simulation, 0, WARM_UP_SAMPLES);
            phases.lap("warmUp");
            Statistics before = simulation.statistics();
            phases.restart();
            show(simulation, WARM_UP_SAMPLES, SAMPLES);
            Meter timed = phases.lap("simulate");
            phases.put("sample", timed.seconds() / SAMPLES);
            Activity activity = connections.activity(network, before, simulation.statistics(), SAMPLES * SAMPLE_MS);
            return Measured.here(simulation.threads(), activity, phases.seconds(), timed);
        }
    }

    private void show(Simulation simulation, int first, int count) {
        int pixels = network.population(INPUT).size();
        for (int k = first; k < first + count; k++) {
            simulation.reset();
            simulation.setValues(INPUT, image(pixels, k));
            simulation.runForMs(SAMPLE_MS);
        }
    }

    /** Made-up image {@code number}, its values from 0 to 1. */
    static float[] image(int pixels, int number) {
        long key = Draws.key(number, "image");
        float[] values = new float[pixels];
        int lit = 0;
        for (int k = 0; lit < LIT; k++) {
            int pixel = Draws.below(key, 2L * k, pixels);
            if (values[pixel] == 0) {
                values[pixel] = (float) (DIMMEST + (1 - DIMMEST) * Draws.uniform(key, 2L * k + 1));
                lit++;
            }
        }
        return values;
    }
}
