package io.engram.plot;

import java.nio.file.Path;

/** What samples of each label were taken for: labels upwards, votes to the right, a colour and a number a pair. */
public final class ConfusionPlot {
    private ConfusionPlot() {}

    /**
     * Draws it; the colours are shares of a label's samples. Returns {@code file}.
     *
     * @param counts {@code counts[label][vote]}, samples
     * @param remark a line over the cells, it may be empty
     * @param what is labelled, for the axes: {@code digit}
     */
    public static Path draw(Path file, String title, String remark, String what, int[][] counts) {
        double[][] shares = new double[counts.length][counts.length];
        String[][] words = new String[counts.length][counts.length];
        for (int label = 0; label < counts.length; label++) {
            double samples = 0;
            for (int count : counts[label]) {
                samples += count;
            }
            for (int vote = 0; vote < counts.length; vote++) {
                int count = counts[label][vote];
                shares[label][vote] = samples == 0 ? 0 : count / samples;
                words[label][vote] = count == 0 ? "" : Integer.toString(count);
            }
        }
        HeatMap map = new HeatMap(file, ColourMap.DENSITY, new Range(0, 1));
        map.cells(shares, Look.MISSING);
        map.words(words, shares);
        map.bar("share of the " + what + "s of a kind");
        Range labels = new Range(-0.5, counts.length - 0.5).counting();
        return map.save(title, remark, "taken for", labels, what, labels);
    }
}
