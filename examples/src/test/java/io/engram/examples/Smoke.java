package io.engram.examples;
import io.engram.neurons.*;
import io.engram.plasticity.*;
import io.engram.runtime.*;
import io.engram.runtime.network.*;
public class Smoke {
    public static void main(String[] a) {
        int n = Integer.parseInt(a[0]); boolean plastic = Boolean.parseBoolean(a[1]); double ms = Double.parseDouble(a[2]);
        int th = Integer.parseInt(a[3]), sh = Integer.parseInt(a[4]);
        SimulationOptions.Mode mode = SimulationOptions.Mode.valueOf(a[5]);
        int ne = n * 4 / 5, ni = n - ne;
        IafPscDelta cell = new IafPscDelta(20, 1, 2, 0, 20, 0, 0);
        double j = 0.1;
        NetworkBuilder b = Network.named("brunel").seed(1).dtMs(0.1).durationMs(ms).warmUpMs(100)
            .population("e", ne, cell).population("i", ni, cell)
            .poissonInput("e", 20000, j).poissonInput("i", 20000, j);
        if (plastic) b.projection("ee", "e", "e", Connect.fixedInDegree(ne / 10), Value.constant(j), Delays.ofMs(1.5), PairStdp.nest(20, 20, 0.001, 2.0, 1, 1, 0.3));
        else b.projection("ee", "e", "e", Connect.fixedInDegree(ne / 10), Value.constant(j), Delays.ofMs(1.5));
        b.projection("ei", "e", "i", Connect.fixedInDegree(ne / 10), Value.constant(j), Delays.ofMs(1.5));
        b.projection("ie", "i", "e", Connect.fixedInDegree(ni / 10), Value.constant(-5 * j), Delays.ofMs(1.5));
        b.projection("ii", "i", "i", Connect.fixedInDegree(ni / 10), Value.constant(-5 * j), Delays.ofMs(1.5));
        long t0 = System.nanoTime();
        try (Simulation s = Simulation.start(b.build(), SimulationOptions.DEFAULT.withThreads(th).withShards(sh).withMode(mode))) {
            long t1 = System.nanoTime();
            s.runForMs(100);
            long t2 = System.nanoTime();
            s.runForMs(ms - 100);
            long t3 = System.nanoTime();
            System.out.printf("threads %d shards %d slice %d build %.2f warm %.2f run %.2f%n", s.threads(), s.shards(), s.sliceSteps(), (t1-t0)/1e9, (t2-t1)/1e9, (t3-t2)/1e9);
            System.out.println(s.statistics());
        }
    }
}
