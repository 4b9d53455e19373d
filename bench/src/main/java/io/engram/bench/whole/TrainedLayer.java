package io.engram.bench.whole;

import io.engram.bench.StdpLayerBenchmark;
import io.engram.plasticity.StdpLayer;

/** A layer of 784 by 400 that learns by STDP, without a network; the micro-benchmark {@link StdpLayerBenchmark} made it. */
final class TrainedLayer {
    private static final int WARM_UP_CALLS = 30;
    /** As many as the peer's script makes. */
    private static final int CALLS = 10;

    private TrainedLayer() {}

    static Measured measure() {
        Phases phases = new Phases();
        StdpLayerBenchmark layer = new StdpLayerBenchmark();
        layer.size = "784x400";
        layer.mode = StdpLayer.Mode.ONLINE;
        layer.build();
        phases.lap("build");
        for (int k = 0; k < WARM_UP_CALLS; k++) {
            layer.train();
        }
        phases.lap("warmUp");
        long quickest = Long.MAX_VALUE;
        for (int k = 0; k < CALLS; k++) {
            long begunNanos = System.nanoTime();
            layer.train();
            quickest = Math.min(quickest, System.nanoTime() - begunNanos);
        }
        Meter timed = phases.lap("simulate");
        phases.put("step", quickest / 1e9 / StdpLayerBenchmark.STEPS);
        return Measured.here(Runtime.getRuntime().availableProcessors(), Activity.NONE, phases.seconds(), timed);
    }
}
