package io.engram.plot;

import java.awt.geom.Rectangle2D;

/** A rectangle of a picture, in points from its upper left corner. */
record Box(double left, double top, double right, double bottom) {
    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    Rectangle2D shape() {
        return new Rectangle2D.Double(left, top, width(), height());
    }
}
