package io.engram.examples;

import io.engram.plasticity.trainer.AmariHopfield;
import io.engram.plasticity.trainer.AntiHebbianTrainer;
import io.engram.plasticity.trainer.HebbianTrainer;
import io.engram.plasticity.trainer.HebbianTrainer.Mode;
import io.engram.plot.EnergyPlot;
import io.engram.plot.ImageGridPlot;
import io.engram.runtime.Simulation;
import io.engram.runtime.network.Names;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.random.Draws;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hebbian learning, then anti-Hebbian of one image; {@code forget-one.conf} beside this class holds the network. */
public final class ForgetOne extends FileExperiment {
    private static final double FLIPS = 0.3;
    private static final String FORGOTTEN = "astronaut";

    private final double flips;
    private final String forgotten;
    private final List<ImageRecall> before = new ArrayList<>();
    private final List<ImageRecall> after = new ArrayList<>();

    public ForgetOne() {
        this(FLIPS, FORGOTTEN);
    }

    private ForgetOne(double flips, String forgotten) {
        super(ForgetOne.class, "forget-one.conf");
        this.flips = flips;
        this.forgotten = forgotten;
    }

    @Override
    public Experiment begun(Map<String, String> settings) {
        String given = settings.getOrDefault("forget", FORGOTTEN);
        List<String> known = images().stream().map(BinaryImage::name).toList();
        if (!known.contains(given)) {
            throw new SpecException("settings.forget: " + Names.unknown("image", given, known));
        }
        return new ForgetOne(ImageRecall.flips(settings, FLIPS), given);
    }

    private static List<BinaryImage> images() {
        return BinaryImage.packaged().stream().map(BinaryImage::halved).toList();
    }

    /** Learns all, is shown each, unlearns one, is shown each again. */
    @Override
    public void drive(Simulation simulation) {
        AmariHopfield memory = new AmariHopfield(simulation, "units", "memory");
        List<BinaryImage> images = images();
        new HebbianTrainer(memory, false, false, Mode.PLAIN)
                .train(images.stream().map(BinaryImage::pixels).toList());
        if (!recall(memory, images, before)) {
            return;
        }
        new AntiHebbianTrainer(memory, false, false, Mode.PLAIN)
                .train(images.stream()
                        .filter(image -> image.name().equals(forgotten))
                        .map(BinaryImage::pixels)
                        .toList());
        recall(memory, images, after);
    }

    /** Whether all were recalled: not where the run was paused. */
    private boolean recall(AmariHopfield memory, List<BinaryImage> images, List<ImageRecall> recalls) {
        long seed = memory.simulation().network().seed();
        for (BinaryImage image : images) {
            ImageRecall recall = ImageRecall.of(memory, image, flips, Draws.key(seed, "cue/" + image.name()));
            recalls.add(recall);
            if (recall.paused()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Map<String, Object> outcome(ExperimentRun run) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("of", before.size());
        outcome.put("recalledBefore", before.stream().filter(ImageRecall::exact).count());
        outcome.put("recalledAfter", after.stream().filter(ImageRecall::exact).count());
        outcome.put("forgotten", forgotten);
        outcome.put("forgottenOverlap", overlap(after));
        return outcome;
    }

    private double overlap(List<ImageRecall> recalls) {
        return recalls.stream()
                .filter(recall -> recall.image().name().equals(forgotten))
                .mapToDouble(ImageRecall::overlap)
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public List<Path> draw(ExperimentRun run, Path directory) {
        List<ImageGridPlot.Row> rows = new ArrayList<>();
        List<EnergyPlot.Recall> energies = new ArrayList<>();
        for (int k = 0; k < after.size(); k++) {
            ImageRecall first = before.get(k);
            ImageRecall second = after.get(k);
            String name = first.image().name();
            rows.add(new ImageGridPlot.Row(
                    name, List.of(first.original(), first.shown(), first.recalled(), second.recalled())));
            if (name.equals(forgotten)) {
                energies.add(
                        new EnergyPlot.Recall(name + " before", first.recall().energies()));
            }
            energies.add(new EnergyPlot.Recall(name + " after", second.recall().energies()));
        }
        int side = images().get(0).side();
        return List.of(
                ImageGridPlot.draw(
                        directory.resolve("images.png"),
                        "the memory forgets " + forgotten,
                        List.of("original", "shown", "before", "after"),
                        rows,
                        side,
                        side),
                EnergyPlot.draw(directory.resolve("energy.png"), "energy during recall", "update", energies));
    }
}
