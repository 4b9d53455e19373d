package io.engram.runtime.engine;

import io.engram.runtime.Weights;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Recording;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.GradedRule;
import io.engram.runtime.spi.LearningRule;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Reads weights together with the synapses they belong to. Who is connected to whom is drawn again rather than kept: it
 * is a function of the network.
 */
final class WeightAccess {
    private final Network network;
    private final Stages stages;
    private final Map<Recording.Weights, int[]> chosen = new HashMap<>();
    /** Touched by the recorder's thread alone: the weights of each projection as its last snapshot had them. */
    private final Map<String, float[]> ordered = new HashMap<>();

    WeightAccess(Network network, Stages stages) {
        this.network = network;
        this.stages = stages;
    }

    /** All weights of a projection, static or plastic. */
    CompletionStage<Weights> read(int place) {
        Projection projection = network.projections().get(place);
        if (isGraded(projection)) {
            int sources = network.population(projection.from().population()).size();
            long pairs = (long) sources
                    * network.population(projection.to().population()).size();
            boolean diagonal = size(place) == pairs;
            return plastic(projection).thenApply(weights -> Weights.dense(sources, diagonal, weights));
        }
        if (isShared(projection)) {
            int ofFilter = sharedWeightsOfFilter(projection);
            return plastic(projection).thenApply(weights -> Weights.dense(ofFilter, true, weights));
        }
        Synapses synapses = synapses(projection);
        int[] targets = WeightAccess.targets(synapses);
        return values(projection, synapses).thenApply(weights -> new Weights(synapses.source(), targets, weights));
    }

    /** Whether a recorder gets a digest: there are many weights, and their values were not asked for. */
    boolean byDigest(Recording.Weights recorder) {
        return recorder.all()
                && !recorder.values()
                && size(network.projectionIndex(recorder.projection())) > Recording.MOST_UNASKED_WEIGHTS;
    }

    private static boolean isGraded(Projection projection) {
        return projection.rule().filter(GradedRule.class::isInstance).isPresent();
    }

    /** Whether synapses share weights that learn: these are then what there is to read, filter by filter. */
    private static boolean isShared(Projection projection) {
        return projection.isPlastic() && projection.connect().sharesWeights();
    }

    private static int sharedWeightsOfFilter(Projection projection) {
        Connect connect = projection.connect() instanceof Connect.Masked masked ? masked.of() : projection.connect();
        return ((Connect.Convolution) connect).weightsOfFilter();
    }

    /**
     * The weights that {@code recorder} asks for, as they are at {@code step}: a copy. Their order is made, and whose they are drawn, by whoever
     * asks the snapshot, so that the run need not wait for it.
     */
    CompletionStage<WeightCopy> snapshot(Recording.Weights recorder, long step) {
        int place = network.projectionIndex(recorder.projection());
        Projection projection = network.projections().get(place);
        if (!recorder.all()) {
            return read(place)
                    .thenApply(
                            weights -> new WeightCopy(step, place, false, weights.picked(picked(recorder)), recorder));
        }
        boolean drawn = projection.isPlastic() && !isGraded(projection) && !isShared(projection);
        CompletionStage<Weights> all = drawn ? copied(projection).thenApply(w -> drawn(projection, w)) : read(place);
        return all.thenApply(weights -> new WeightCopy(step, place, false, weights, place));
    }

    private Weights drawn(Projection projection, PlasticityCommand.WeightsRead read) {
        DrawnEnds ends = new DrawnEnds(() -> synapses(projection));
        return Weights.of(ends::source, ends::target, read.size(), () -> inOrder(read));
    }

    /** Where those of the snapshot before stood: one is valid only until the recorder has written it. */
    private float[] inOrder(PlasticityCommand.WeightsRead read) {
        float[] to = ordered.computeIfAbsent(read.projection(), name -> new float[read.size()]);
        read.copy().inOrder(to, 0);
        return to;
    }

    /** Sources and targets of all synapses of a projection, drawn when first asked for. One thread. */
    private static final class DrawnEnds {
        private final Supplier<Synapses> drawer;
        private Synapses synapses = Synapses.NONE;
        private int[] targets = new int[0];

        DrawnEnds(Supplier<Synapses> drawer) {
            this.drawer = drawer;
        }

        int source(int k) {
            draw();
            return synapses.source()[k];
        }

        int target(int k) {
            draw();
            return targets[k];
        }

        private void draw() {
            if (targets.length == 0) {
                synapses = drawer.get();
                targets = WeightAccess.targets(synapses);
            }
        }
    }

    private int[] picked(Recording.Weights recorder) {
        return chosen.computeIfAbsent(recorder, r -> pick(r, synapses(network.projection(r.projection()))));
    }

    /** Refuses recorders of single synapses that the network does not have. */
    void check(Recording recording) {
        for (Recording.Weights recorder : recording.weights()) {
            if (!recorder.all() && isShared(network.projection(recorder.projection()))) {
                throw new SpecException("record.weights: projection \"" + recorder.projection()
                        + "\" shares its weights between synapses; must be recorded as a whole");
            }
            if (!recorder.all()) {
                chosen.put(recorder, pick(recorder, synapses(network.projection(recorder.projection()))));
            }
        }
    }

    /** Refuses values that are not one a synapse or not within the bounds of the projection's rule. */
    void check(int place, float[] values) {
        Projection projection = network.projections().get(place);
        String what = "weights of \"" + projection.name() + "\": ";
        long size = size(place);
        if (values.length != size) {
            throw new SpecException(
                    what + values.length + " values for " + size + " synapses; must be one value a synapse");
        }
        LearningRule rule = projection.rule().orElseThrow();
        for (int k = 0; k < size; k++) {
            if (!(values[k] >= (float) rule.weightMin() && values[k] <= (float) rule.weightMax())) {
                throw new SpecException(what + "value " + values[k] + " of synapse " + k + "; must be within "
                        + rule.weightMin() + " and " + rule.weightMax() + ", the bounds of " + rule.type());
            }
        }
    }

    /** A digest of all weights of a plastic projection. */
    CompletionStage<DigestSum> digest(int place) {
        Projection projection = network.projections().get(place);
        if (isShared(projection)) {
            return read(place).thenApply(weights -> digest(place, weights));
        }
        return stages.<PlasticityCommand, PlasticityCommand.Digested>ask(
                        stages.plasticity(projection.name()), to -> new PlasticityCommand.Digest(place, to))
                .thenApply(PlasticityCommand.Digested::digest);
    }

    private static DigestSum digest(int place, Weights weights) {
        DigestSum digest = new DigestSum();
        for (int k = 0; k < weights.size(); k++) {
            digest.add(
                    (long) place << 32 | weights.target(k),
                    weights.source(k),
                    Float.floatToRawIntBits(weights.weight(k)));
        }
        return digest;
    }

    /** How many weights a projection has. */
    long size(int place) {
        return new SynapseDrawer(network, network.projections().get(place)).weights();
    }

    private CompletionStage<float[]> values(Projection projection, Synapses drawn) {
        if (!projection.isPlastic()) {
            return CompletableFuture.completedStage(drawn.weight());
        }
        return plastic(projection);
    }

    private CompletionStage<float[]> plastic(Projection projection) {
        return copied(projection).thenApply(PlasticityCommand.WeightsRead::weights);
    }

    private CompletionStage<PlasticityCommand.WeightsRead> copied(Projection projection) {
        return stages.ask(stages.plasticity(projection.name()), PlasticityCommand.ReadWeights::new);
    }

    private Synapses synapses(Projection projection) {
        int size = network.population(projection.to().population()).size();
        return new SynapseDrawer(network, projection).draw(0, size);
    }

    private static int[] targets(Synapses synapses) {
        int[] targets = new int[synapses.size()];
        for (int target = 0; target < synapses.targetStart().length - 1; target++) {
            Arrays.fill(targets, synapses.targetStart()[target], synapses.targetStart()[target + 1], target);
        }
        return targets;
    }

    /** The places of the chosen synapses, ascending; every synapse between a chosen pair. */
    private static int[] pick(Recording.Weights recorder, Synapses synapses) {
        int[] sources = recorder.sources();
        int[] targets = recorder.targets();
        BitSet picked = new BitSet(synapses.size());
        for (int c = 0; c < sources.length; c++) {
            boolean found = false;
            for (int k = synapses.targetStart()[targets[c]]; k < synapses.targetStart()[targets[c] + 1]; k++) {
                if (synapses.source()[k] == sources[c]) {
                    picked.set(k);
                    found = true;
                }
            }
            if (!found) {
                throw new SpecException("record.weights: projection \"" + recorder.projection()
                        + "\" has no synapse from neuron " + sources[c] + " to neuron " + targets[c]);
            }
        }
        return picked.stream().toArray();
    }
}
