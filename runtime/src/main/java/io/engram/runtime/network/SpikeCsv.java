package io.engram.runtime.network;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.engram.runtime.spi.SpikeTrain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Spikes as CSV: a header line {@code time_ms,neuron} or {@code time_ms,population,neuron}, then a line a spike. */
public final class SpikeCsv {
    private static final String TIME = "time_ms";
    private static final String POPULATION = "population";
    private static final String NEURON = "neuron";
    private static final List<String> COLUMNS = List.of(TIME, POPULATION, NEURON);

    private SpikeCsv() {}

    /** The spikes in {@code file}, of whatever population; a {@link SpecException} names file and line. */
    public static SpikeTrain read(Path file) {
        return read(file, "");
    }

    /** The spikes of {@code population} in {@code file}; of all where it is empty. */
    public static SpikeTrain read(Path file, String population) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, String.valueOf(file.getFileName()), population);
        } catch (NoSuchFileException e) {
            throw new Told(file + ": there is no such file");
        } catch (IOException e) {
            throw new Told(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** The spikes in {@code in}, which the caller closes; {@code origin} names it in errors. */
    static SpikeTrain read(InputStream in, String origin, String population) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .ignoreDifferentFieldCount(true)
                .detectBomHeader(true)
                .ofCsvRecord(in)) {
            return new Lines(origin, population).read(csv.iterator());
        } catch (CsvParseException e) {
            throw new Told(origin + ": is not CSV: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Writes {@code time_ms,neuron}; times read back exactly. */
    public static void write(Path file, SpikeTrain spikes) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord(TIME, NEURON);
            for (int k = 0; k < spikes.size(); k++) {
                csv.writeRecord(Double.toString(spikes.timeMs(k)), Integer.toString(spikes.neuron(k)));
            }
        }
    }

    /** Writes {@code time_ms,population,neuron}, by time, then as {@code spikes} orders its populations. */
    public static void write(Path file, Map<String, SpikeTrain> spikes) throws IOException {
        record Line(double timeMs, int place, String population, int neuron) {}
        List<Line> lines = new ArrayList<>();
        int place = 0;
        for (Map.Entry<String, SpikeTrain> entry : spikes.entrySet()) {
            SpikeTrain train = entry.getValue();
            for (int k = 0; k < train.size(); k++) {
                lines.add(new Line(train.timeMs(k), place, entry.getKey(), train.neuron(k)));
            }
            place++;
        }
        lines.sort(Comparator.comparingDouble(Line::timeMs).thenComparingInt(Line::place));
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord(TIME, POPULATION, NEURON);
            for (Line line : lines) {
                csv.writeRecord(Double.toString(line.timeMs()), line.population(), Integer.toString(line.neuron()));
            }
        }
    }

    /** One reading of one file. */
    private static final class Lines {
        private final String origin;
        private final String wanted;
        private final TreeSet<String> populations = new TreeSet<>();
        private double[] times = new double[64];
        private int[] neurons = new int[64];
        private int size;

        Lines(String origin, String wanted) {
            this.origin = origin;
            this.wanted = wanted;
        }

        SpikeTrain read(Iterator<CsvRecord> records) {
            if (!records.hasNext()) {
                throw new Told(origin + ":1: is empty; must begin with the line time_ms,neuron");
            }
            CsvRecord first = records.next();
            List<String> header = first.getFields().stream().map(String::trim).toList();
            check(first, header);
            int population = header.indexOf(POPULATION);
            while (records.hasNext()) {
                CsvRecord line = records.next();
                if (line.getFieldCount() != header.size()) {
                    throw wrong(line, "has " + line.getFieldCount() + " columns; must have " + header.size());
                }
                if (population >= 0) {
                    populations.add(line.getField(population).trim());
                }
                if (wanted.isEmpty() || line.getField(population).trim().equals(wanted)) {
                    add(
                            line,
                            line.getField(header.indexOf(TIME)).trim(),
                            line.getField(header.indexOf(NEURON)).trim());
                }
            }
            if (!wanted.isEmpty() && !populations.contains(wanted)) {
                throw new Told(origin + ": " + Names.unknown("population", wanted, populations));
            }
            return SpikeTrain.of(Arrays.copyOf(neurons, size), Arrays.copyOf(times, size));
        }

        private void check(CsvRecord line, List<String> header) {
            for (String column : header) {
                if (!COLUMNS.contains(column)) {
                    throw wrong(line, Names.unknown("column", column, COLUMNS));
                }
            }
            boolean twice = header.stream().distinct().count() != header.size();
            if (twice || !header.contains(TIME) || !header.contains(NEURON)) {
                throw wrong(
                        line,
                        "header " + String.join(",", header) + "; must be time_ms,neuron or time_ms,population,neuron");
            }
            if (!wanted.isEmpty() && !header.contains(POPULATION)) {
                throw wrong(line, "has no column population to find \"" + wanted + "\" in");
            }
        }

        private void add(CsvRecord line, String time, String neuron) {
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
                neurons = Arrays.copyOf(neurons, 2 * size);
            }
            try {
                times[size] = Double.parseDouble(time);
            } catch (NumberFormatException e) {
                throw wrong(line, "time_ms = " + time + "; must be a number");
            }
            if (!(times[size] > 0) || Double.isInfinite(times[size])) {
                throw wrong(line, "time_ms = " + time + "; must be finite and > 0");
            }
            try {
                neurons[size] = Integer.parseInt(neuron);
            } catch (NumberFormatException e) {
                throw wrong(line, "neuron = " + neuron + "; must be a whole number");
            }
            if (neurons[size] < 0) {
                throw wrong(line, "neuron = " + neuron + "; must be >= 0");
            }
            size++;
        }

        private Told wrong(CsvRecord line, String sentence) {
            return new Told(origin + ":" + line.getStartingLineNumber() + ": " + sentence);
        }
    }
}
