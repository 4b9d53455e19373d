/**
 * Pictures of runs as PNG files, fit for a paper: functions from plain arrays to a path. {@code Look} and {@code Pen} hold
 * what all of them share (colours, fonts, how to write text), {@code Chart} is a pair of axes with lines and dots, and the
 * raster paints its dots straight into the image, because it may hold millions of them. Nothing here knows a simulation.
 */
package io.engram.plot;
