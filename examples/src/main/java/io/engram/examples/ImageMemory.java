package io.engram.examples;

import io.engram.plasticity.trainer.AmariHopfield;
import io.engram.plasticity.trainer.HebbianTrainer;
import io.engram.plot.EnergyPlot;
import io.engram.plot.ImageGridPlot;
import io.engram.runtime.Simulation;
import io.engram.runtime.random.Draws;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Four images in a memory of 16,384 units; {@code image-memory.conf} beside this class holds the network. */
public final class ImageMemory extends FileExperiment {
    private static final double FLIPS = 0.3;

    private final double flips;
    private final List<ImageRecall> recalls = new ArrayList<>();
    private double trainingSeconds;
    private double capacityInUse;

    public ImageMemory() {
        this(FLIPS);
    }

    private ImageMemory(double flips) {
        super(ImageMemory.class, "image-memory.conf");
        this.flips = flips;
    }

    @Override
    public Experiment begun(Map<String, String> settings) {
        return new ImageMemory(ImageRecall.flips(settings, FLIPS));
    }

    /** Learns the four images at once, then is shown each. */
    @Override
    public void drive(Simulation simulation) {
        AmariHopfield memory = new AmariHopfield(simulation, "units", "memory");
        List<BinaryImage> images = BinaryImage.packaged();
        long begunNanos = System.nanoTime();
        new HebbianTrainer(memory)
                .train(images.stream().map(BinaryImage::pixels).toList());
        trainingSeconds = (System.nanoTime() - begunNanos) / 1e9;
        capacityInUse = memory.capacityInUse(images.size());
        for (BinaryImage image : images) {
            long key = Draws.key(simulation.network().seed(), "cue/" + image.name());
            ImageRecall recall = ImageRecall.of(memory, image, flips, key);
            recalls.add(recall);
            if (recall.paused()) {
                return;
            }
        }
    }

    @Override
    public Map<String, Object> outcome(ExperimentRun run) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("recalled", recalls.stream().filter(ImageRecall::exact).count());
        outcome.put("of", recalls.size());
        outcome.put(
                "leastOverlap",
                recalls.stream().mapToDouble(ImageRecall::overlap).min().orElse(Double.NaN));
        outcome.put(
                "mostUpdates",
                recalls.stream().mapToInt(r -> r.recall().updates()).max().orElse(0));
        outcome.put("capacityInUse", capacityInUse);
        outcome.put("trainingSeconds", trainingSeconds);
        outcome.put(
                "longestRecallSeconds",
                recalls.stream().mapToDouble(ImageRecall::seconds).max().orElse(Double.NaN));
        return outcome;
    }

    @Override
    public List<Path> draw(ExperimentRun run, Path directory) {
        int side = BinaryImage.packaged().get(0).side();
        List<ImageGridPlot.Row> rows = recalls.stream()
                .map(r -> new ImageGridPlot.Row(r.image().name(), List.of(r.original(), r.shown(), r.recalled())))
                .toList();
        List<EnergyPlot.Recall> energies = recalls.stream()
                .map(r -> new EnergyPlot.Recall(r.image().name(), r.recall().energies()))
                .toList();
        return List.of(
                ImageGridPlot.draw(
                        directory.resolve("images.png"),
                        "four images, recalled by 16,384 units",
                        List.of("original", "shown", "recalled"),
                        rows,
                        side,
                        side),
                EnergyPlot.draw(directory.resolve("energy.png"), "energy during recall", "update", energies));
    }
}
