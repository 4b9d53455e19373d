package io.engram.examples;

import io.engram.plot.RatePlot;
import io.engram.plot.WeightHistogramPlot;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Names;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps of a run, or of a part of it, what outcomes and pictures are made from, in bounded memory: the last four million
 * spikes of each recorded population, its rate over time, weights at up to 64 moments and the latest as a matrix of blocks,
 * and of each state recorder six neurons at no more than 16,384 evenly spaced steps. A run fills it on the recorder's
 * thread, or a journal played back; it is read after it was closed. Of a batch it keeps the spikes and the state of row 0,
 * and rates over all rows.
 */
public final class Gathered implements Sink {
    private static final int LEAST_BINS = 32;
    private static final int MOST_BINS = 128;
    private static final int SPIKES_A_BIN = 20;

    private static final class Memory {
        final SpikeMemory spikes = new SpikeMemory();
        final RateCount rates;

        Memory(long before) {
            rates = new RateCount(before);
        }
    }

    private final Map<Integer, Memory> byPopulation = new LinkedHashMap<>();
    private final Map<Integer, WeightMoments> byProjection = new TreeMap<>();
    private final Map<Integer, WeightBlocks> blocks = new TreeMap<>();
    private final Map<Integer, StateMemory> byRecorder = new TreeMap<>();
    private final double fromMs;
    private final double toMs;
    private RunHeader header;
    private long fromStep;
    private long toStep;
    private long lastStep;

    /** Of a whole run. */
    public Gathered() {
        this(0, Double.POSITIVE_INFINITY);
    }

    private Gathered(double fromMs, double toMs) {
        this.fromMs = fromMs;
        this.toMs = toMs;
    }

    /** Of the part of a run after {@code fromMs}, up to {@code toMs}; weights and state also at {@code fromMs} itself. */
    public static Gathered between(double fromMs, double toMs) {
        return new Gathered(fromMs, toMs);
    }

    @Override
    public void open(RunHeader newHeader) {
        header = newHeader;
        fromStep = StrictMath.round(fromMs / header.dtMs());
        toStep = StrictMath.round(toMs / header.dtMs());
        for (int p = 0; p < header.populations().size(); p++) {
            if (header.populations().get(p).recorded()) {
                byPopulation.put(p, new Memory(fromStep));
            }
        }
    }

    @Override
    public void spikes(SpikeFrame frame) {
        for (int k = 0; k < frame.size(); k++) {
            long step = frame.firstStep() + frame.stepOffset(k);
            if (step > fromStep && step <= toStep) {
                Memory memory = byPopulation.get(frame.population(k));
                if (frame.row(k) == 0) {
                    memory.spikes.add(step, frame.neuron(k));
                }
                memory.rates.add(step);
            }
        }
        progress(frame.firstStep() + frame.stepCount() - 1);
    }

    @Override
    public void weights(WeightSnapshot snapshot) {
        if (isWithin(snapshot.step())) {
            moments(snapshot.projection()).add(snapshot);
            blocks.computeIfAbsent(snapshot.projection(), p -> new WeightBlocks())
                    .set(snapshot);
        }
    }

    @Override
    public void state(StateSample sample) {
        if (isWithin(sample.step())) {
            byRecorder
                    .computeIfAbsent(sample.recorder(), r -> new StateMemory(sample, header.batch()))
                    .add(sample);
        }
    }

    private boolean isWithin(long step) {
        return step >= fromStep && step <= toStep;
    }

    /** A moment that was not recorded. */
    void weights(int projection, long step, Weights weights) {
        moments(projection).add(step, weights);
    }

    @Override
    public void progress(long step) {
        lastStep = Math.max(lastStep, Math.min(step, toStep));
    }

    @Override
    public void end(RunEnd end) {
        progress(end.step());
    }

    /** Of the run that filled this. */
    public RunHeader header() {
        return header;
    }

    /** Where the gathered part begins. */
    public double fromMs() {
        return fromStep * header.dtMs();
    }

    /** How much was simulated, or where the gathered part ends. */
    public double simulatedMs() {
        return lastStep * header.dtMs();
    }

    /** The populations whose spikes are here, in declared order. */
    public List<String> recorded() {
        return byPopulation.keySet().stream()
                .map(p -> header.populations().get(p).name())
                .toList();
    }

    /** The spikes of {@code population}; a SpecException if they were not recorded. */
    public Spikes spikes(String population) {
        int p = place(population);
        return byPopulation.get(p).spikes.spikes(population, size(p), header.dtMs());
    }

    /** How many spikes of {@code population} there were, forgotten ones included. */
    public long spikeCount(String population) {
        return byPopulation.get(place(population)).spikes.count();
    }

    /** The rate of each recorded population over the whole run, all in bins of one width. */
    public List<RatePlot.Rates> rates() {
        long spikes = byPopulation.values().stream()
                .mapToLong(memory -> memory.spikes.count())
                .sum();
        int bins = (int) Math.max(LEAST_BINS, Math.min(MOST_BINS, spikes / SPIKES_A_BIN));
        List<RatePlot.Rates> rates = new ArrayList<>();
        byPopulation.forEach((p, memory) -> rates.add(memory.rates.rates(
                header.populations().get(p).name(), size(p) * header.batch(), header.dtMs(), lastStep, bins)));
        return rates;
    }

    /** Weights at some moments, by projection. */
    public Map<String, List<WeightHistogramPlot.Moment>> weightMoments() {
        Map<String, List<WeightHistogramPlot.Moment>> moments = new LinkedHashMap<>();
        byProjection.forEach(
                (p, kept) -> moments.put(header.projections().get(p).name(), kept.moments(header.dtMs())));
        return moments;
    }

    /** The latest recorded weights, by projection. */
    Map<String, WeightBlocks> weightBlocks() {
        Map<String, WeightBlocks> latest = new LinkedHashMap<>();
        blocks.forEach((p, weights) -> latest.put(header.projections().get(p).name(), weights));
        return latest;
    }

    /** What the state recorders saw, in their order. */
    List<StateMemory> states() {
        return List.copyOf(byRecorder.values());
    }

    private WeightMoments moments(int projection) {
        return byProjection.computeIfAbsent(projection, p -> new WeightMoments());
    }

    private int size(int population) {
        return header.populations().get(population).size();
    }

    private int place(String population) {
        for (int p : byPopulation.keySet()) {
            if (header.populations().get(p).name().equals(population)) {
                return p;
            }
        }
        throw new SpecException(Names.unknown("recorded population", population, recorded()));
    }
}
