package io.engram.plot;

import java.awt.geom.Path2D;

/**
 * A line from point to point, level where the picture cannot show more: of the points that fall into one column of a quarter
 * of a point, the first, the lowest, the highest and the last are drawn. Broken by {@link #lift}.
 */
final class Polyline {
    private static final double COLUMNS_A_POINT = 4;

    private final Path2D path = new Path2D.Double();
    private boolean down;
    private boolean pending;
    private long column;
    private double x;
    private double lowest;
    private double highest;
    private boolean lowestFirst;
    private double last;

    void to(double nextX, double nextY) {
        long nextColumn = (long) StrictMath.floor(nextX * COLUMNS_A_POINT);
        if (pending && nextColumn == column) {
            if (nextY < lowest) {
                lowest = nextY;
                lowestFirst = false;
            } else if (nextY > highest) {
                highest = nextY;
                lowestFirst = true;
            }
            last = nextY;
            return;
        }
        flush();
        draw(nextX, nextY);
        pending = true;
        column = nextColumn;
        x = nextX;
        lowest = nextY;
        highest = nextY;
        last = nextY;
    }

    /** What comes next begins anew. */
    void lift() {
        flush();
        pending = false;
        down = false;
    }

    Path2D path() {
        flush();
        pending = false;
        return path;
    }

    private void flush() {
        if (!pending || lowest == highest) {
            return;
        }
        draw(x, lowestFirst ? lowest : highest);
        draw(x, lowestFirst ? highest : lowest);
        if (last != (lowestFirst ? highest : lowest)) {
            draw(x, last);
        }
    }

    private void draw(double toX, double toY) {
        if (down) {
            path.lineTo(toX, toY);
        } else {
            path.moveTo(toX, toY);
        }
        down = true;
    }
}
