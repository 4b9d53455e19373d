/**
 * Pictures of runs as PNG or SVG files, fit for a paper: functions from plain arrays to a path, whose name decides the format.
 * {@code Surface} is what they are drawn on, and {@code Look} and {@code Pen} hold what all of them share (colours, fonts, how
 * to write text); {@code Axes}, {@code Chart} (lines and dots with a legend) and {@code HeatMap} (cells with a bar of colours)
 * are what they are put together from. Nothing here knows a simulation.
 */
package io.engram.plot;
