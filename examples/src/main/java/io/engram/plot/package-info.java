/**
 * Pictures of runs as PNG files, fit for a paper: functions from plain arrays to a path. {@code Look} holds what all of
 * them share (colours, fonts, size); the raster is painted dot by dot, because it may hold millions of them, the rest by
 * XChart. Nothing here knows a simulation.
 */
package io.engram.plot;
