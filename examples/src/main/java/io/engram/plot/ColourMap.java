package io.engram.plot;

import java.awt.Color;

/**
 * From a share of a range to a colour, in equal steps of what the eye sees: viridis (Smith and van der Walt 2015) for what
 * has no sign, and from blue over white to red (Brewer's RdBu) for what has one.
 */
enum ColourMap {
    /** From dark to light. */
    SEQUENTIAL(0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725),
    /** From light to dark, for counts on white paper. */
    DENSITY(0xFDE725, 0xADDC30, 0x5EC962, 0x28AE80, 0x21918C, 0x2C728E, 0x3B528B, 0x472D7B, 0x440154),
    /** Its middle is zero. */
    DIVERGING(0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xF7F7F7, 0xF4A582, 0xD6604D, 0xB2182B, 0x67001F);

    private final Color[] anchors;

    ColourMap(int... anchors) {
        this.anchors = new Color[anchors.length];
        for (int k = 0; k < anchors.length; k++) {
            this.anchors[k] = new Color(anchors[k]);
        }
    }

    /** The colour of {@code share}, 0 to 1; what is outside has the colour of its end. */
    Color at(double share) {
        double place = Math.max(0, Math.min(1, share)) * (anchors.length - 1);
        int below = Math.min(anchors.length - 2, (int) place);
        return Look.mix(anchors[below], anchors[below + 1], place - below);
    }
}
