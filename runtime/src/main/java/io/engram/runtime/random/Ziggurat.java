package io.engram.runtime.random;

/**
 * The standard normal distribution by the ziggurat of 256 layers of equal area (Marsaglia and Tsang 2000; layer and
 * position from different bits, as Doornik 2005): a function of 64 random bits, which in 99 of 100 cases costs a table
 * look-up and a multiplication. Thread-safe, without state.
 *
 * <pre>
 *   layer i:  |x| &lt; EDGE[i],  EDGE[1] = R, EDGE[256] = 0;   the lowest, i = 0, has the tail beyond R beside it
 * </pre>
 */
final class Ziggurat {
    private static final int LAYERS = 256;
    private static final double R = 3.6541528853610088;
    private static final double AREA = 0.00492867323399;
    private static final double SIGNED_UNIT = 0x1.0p-52;
    private static final double[] EDGE = new double[LAYERS + 1];
    private static final double[] HEIGHT = new double[LAYERS + 1];

    static {
        EDGE[0] = AREA / density(R);
        EDGE[1] = R;
        for (int i = 1; i < LAYERS - 1; i++) {
            EDGE[i + 1] = StrictMath.sqrt(-2 * StrictMath.log(AREA / EDGE[i] + density(EDGE[i])));
        }
        EDGE[LAYERS] = 0;
        for (int i = 0; i <= LAYERS; i++) {
            HEIGHT[i] = density(EDGE[i]);
        }
    }

    private Ziggurat() {}

    private static double density(double x) {
        return StrictMath.exp(-x * x / 2);
    }

    /** The value for {@code bits}. */
    static double normal(long bits) {
        int layer = (int) bits & (LAYERS - 1);
        double x = (bits >> 11) * SIGNED_UNIT * EDGE[layer];
        return Math.abs(x) < EDGE[layer + 1] ? x : atTheEdge(bits, layer, x);
    }

    /** Where a layer is not wholly below the density: further bits are made of those that were used. */
    private static double atTheEdge(long bits, int layer, double x) {
        long more = Draws.mix(bits);
        if (layer == 0) {
            return tail(more, x);
        }
        double height = HEIGHT[layer] + Draws.unit(more) * (HEIGHT[layer + 1] - HEIGHT[layer]);
        return height < density(x) ? x : normal(Draws.mix(more));
    }

    /** Marsaglia's (1964) tail beyond R, on the side of {@code x}. */
    private static double tail(long bits, double x) {
        long more = bits;
        while (true) {
            double beyond = -StrictMath.log(1 - Draws.unit(more)) / R;
            more = Draws.mix(more);
            double height = -StrictMath.log(1 - Draws.unit(more));
            more = Draws.mix(more);
            if (2 * height > beyond * beyond) {
                return x < 0 ? -R - beyond : R + beyond;
            }
        }
    }
}
