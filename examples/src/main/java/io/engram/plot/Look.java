package io.engram.plot;

import io.engram.plot.Surface.Line;
import java.awt.Color;
import java.awt.Font;

/**
 * What all pictures share: fonts and colours. The colours are those of Okabe and Ito (2008), which the colour-blind tell
 * apart, in an order and darkness in which a grey print tells them apart too; lines from the third on are dashed as well.
 */
final class Look {
    /** Pixels a point in a PNG. Everything else is in points, but for what is named pixels. */
    static final int SCALE = 3;

    static final Color INK = new Color(0x222222);
    static final Color FAINT = new Color(0xE6E6E6);
    static final Color SHADE = new Color(0xFFF3D6);
    static final Color MISSING = new Color(0xCFCFCF);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 12);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);
    static final Line AXIS = new Line(INK, 0.8);
    static final Line GRID = new Line(FAINT, 0.8);

    private static final Color[] SERIES = {
        new Color(0x00507D),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0x56B4E9),
        new Color(0x444444),
        new Color(0xE69F00),
        new Color(0x8A7B00)
    };
    private static final float[][] DASHES = {
        {}, {}, {5, 2}, {6, 2, 1.5f, 2}, {1.5f, 1.5f}, {9, 3}, {3, 1.5f}, {12, 2, 3, 2}
    };

    private Look() {}

    /** The colour of series {@code k}. */
    static Color series(int k) {
        return SERIES[k % SERIES.length];
    }

    /** The line of series {@code k}. */
    static Line line(int k, double width) {
        return new Line(series(k), width, DASHES[k % DASHES.length]);
    }

    /** Colour {@code k} of {@code count} moments of one thing: from light to dark. */
    static Color moment(int k, int count) {
        double share = count == 1 ? 1 : (double) k / (count - 1);
        return mix(new Color(0xA8CCE8), new Color(0x003A70), share);
    }

    /** From {@code low} at 0 to {@code high} at 1. */
    static Color mix(Color low, Color high, double share) {
        return new Color(
                mix(low.getRed(), high.getRed(), share),
                mix(low.getGreen(), high.getGreen(), share),
                mix(low.getBlue(), high.getBlue(), share));
    }

    private static int mix(int low, int high, double share) {
        return (int) StrictMath.round(low + (high - low) * share);
    }
}
