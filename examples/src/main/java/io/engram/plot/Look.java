package io.engram.plot;

import java.awt.Color;
import java.awt.Font;

/** What all pictures share: fonts and colours that the colour-blind tell apart (Okabe and Ito 2008). */
final class Look {
    /** Pixels a point. Everything else is in points, but for what is named pixels. */
    static final int SCALE = 3;

    static final Color INK = new Color(0x222222);
    static final Color FAINT = new Color(0xE6E6E6);
    static final Color SHADE = new Color(0xFFF3D6);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 12);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);

    private static final Color[] SERIES = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x444444)
    };

    private Look() {}

    /** The colour of series {@code k}. */
    static Color series(int k) {
        return SERIES[k % SERIES.length];
    }

    /** Colour {@code k} of {@code count} moments of one thing: from light to dark. */
    static Color moment(int k, int count) {
        double share = count == 1 ? 1 : (double) k / (count - 1);
        return new Color(mix(0xA8, 0x00, share), mix(0xCC, 0x3A, share), mix(0xE8, 0x70, share));
    }

    private static int mix(int light, int dark, double share) {
        return (int) StrictMath.round(light + (dark - light) * share);
    }
}
