package io.engram.bench.whole;

import io.engram.bench.StdpLayerBenchmark;
import io.engram.plasticity.StdpLayer;

/** A layer of 784 by 400 that learns by STDP, without a network; the micro-benchmark {@link StdpLayerBenchmark} made it. */
final class TrainedLayer {
    private static final int WARM_UP_CALLS = 30;
    private static final int CALLS = 30;

    private TrainedLayer() {}

    static Measured measure() {
        Phases phases = new Phases();
        StdpLayerBenchmark layer = new StdpLayerBenchmark();
        layer.size = "784x400";
        layer.mode = StdpLayer.Mode.ONLINE;
        layer.build();
        phases.lap("build");
        train(layer, WARM_UP_CALLS);
        phases.lap("warmUp");
        train(layer, CALLS);
        Meter timed = phases.lap("simulate");
        phases.put("step", timed.seconds() / CALLS / StdpLayerBenchmark.STEPS);
        return Measured.here(1, Activity.NONE, phases.seconds(), timed);
    }

    private static void train(StdpLayerBenchmark layer, int calls) {
        for (int k = 0; k < calls; k++) {
            layer.train();
        }
    }
}
