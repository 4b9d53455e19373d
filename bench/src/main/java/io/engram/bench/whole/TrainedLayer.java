package io.engram.bench.whole;

import io.engram.bench.StdpLayerBenchmark;
import io.engram.plasticity.StdpLayer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A layer of 784 by 400 that learns by STDP, without a network; the micro-benchmark {@link StdpLayerBenchmark} made it. */
final class TrainedLayer {
    private static final int WARM_UP_CALLS = 30;
    private static final int CALLS = 30;

    private TrainedLayer() {}

    static Measured measure() {
        Meter begun = Meter.now();
        StdpLayerBenchmark layer = new StdpLayerBenchmark();
        layer.size = "784x400";
        layer.mode = StdpLayer.Mode.ONLINE;
        layer.build();
        Meter built = Meter.now();
        for (int k = 0; k < WARM_UP_CALLS; k++) {
            layer.train();
        }
        Meter warm = Meter.now();
        for (int k = 0; k < CALLS; k++) {
            layer.train();
        }
        Meter trained = Meter.now();
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("build", built.since(begun).seconds());
        seconds.put("warmUp", warm.since(built).seconds());
        seconds.put("simulate", trained.since(warm).seconds());
        seconds.put("step", trained.since(warm).seconds() / CALLS / StdpLayerBenchmark.STEPS);
        return Measured.here(1, Activity.NONE, seconds, trained.since(warm));
    }
}
