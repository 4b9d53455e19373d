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
import io.engram.runtime.spi.WeightSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps of a run what outcomes and pictures are made from, in bounded memory: the last four million spikes of each
 * recorded population, its rate over time, and weights at a few moments. A run fills it on the recorder's thread, or a
 * journal played back; it is read after it was closed.
 */
public final class Gathered implements Sink {
    private static final class Memory {
        final SpikeMemory spikes = new SpikeMemory();
        final RateCount rates = new RateCount();
    }

    private final Map<Integer, Memory> byPopulation = new LinkedHashMap<>();
    private final Map<Integer, WeightMoments> byProjection = new LinkedHashMap<>();
    private RunHeader header;
    private long lastStep;

    @Override
    public void open(RunHeader newHeader) {
        header = newHeader;
        for (int p = 0; p < header.populations().size(); p++) {
            if (header.populations().get(p).recorded()) {
                byPopulation.put(p, new Memory());
            }
        }
    }

    @Override
    public void spikes(SpikeFrame frame) {
        for (int k = 0; k < frame.size(); k++) {
            Memory memory = byPopulation.get(frame.population(k));
            long step = frame.firstStep() + frame.stepOffset(k);
            memory.spikes.add(step, frame.neuron(k));
            memory.rates.add(step);
        }
        lastStep = Math.max(lastStep, frame.firstStep() + frame.stepCount() - 1);
    }

    @Override
    public void weights(WeightSnapshot snapshot) {
        moments(snapshot.projection()).add(snapshot);
    }

    /** A moment that was not recorded. */
    void weights(int projection, long step, Weights weights) {
        moments(projection).add(step, weights);
    }

    @Override
    public void progress(long step) {
        lastStep = Math.max(lastStep, step);
    }

    @Override
    public void end(RunEnd end) {
        lastStep = Math.max(lastStep, end.step());
    }

    /** Of the run that filled this. */
    public RunHeader header() {
        return header;
    }

    /** How much was simulated. */
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

    /** The rate of each recorded population over the whole run. */
    public List<RatePlot.Rates> rates() {
        List<RatePlot.Rates> rates = new ArrayList<>();
        byPopulation.forEach((p, memory) ->
                rates.add(memory.rates.rates(header.populations().get(p).name(), size(p), header.dtMs(), lastStep)));
        return rates;
    }

    /** Weights at a few moments, by projection. */
    public Map<String, List<WeightHistogramPlot.Moment>> weightMoments() {
        Map<String, List<WeightHistogramPlot.Moment>> moments = new LinkedHashMap<>();
        byProjection.forEach(
                (p, kept) -> moments.put(header.projections().get(p).name(), kept.moments(header.dtMs())));
        return moments;
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
