package io.engram.runtime.engine;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkText;
import io.engram.runtime.network.Population;
import io.engram.runtime.network.Projection;
import io.engram.runtime.spi.GradedModel;
import io.engram.runtime.spi.RunHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes what a run is into its header. */
final class Headers {
    private Headers() {}

    /** The header of a run that begins now. */
    static RunHeader of(RunPlan plan, WeightAccess weights) {
        Network network = plan.network();
        List<RunHeader.PopulationInfo> populations = new ArrayList<>();
        for (Population population : network.populations()) {
            populations.add(new RunHeader.PopulationInfo(
                    population.name(),
                    population.size(),
                    population.isSource(),
                    network.recordsSpikesOf(population),
                    population.model() instanceof GradedModel));
        }
        List<RunHeader.ProjectionInfo> projections = new ArrayList<>();
        for (int p = 0; p < network.projections().size(); p++) {
            Projection projection = network.projections().get(p);
            projections.add(new RunHeader.ProjectionInfo(projection.name(), projection.isPlastic(), weights.size(p)));
        }
        return new RunHeader(
                network.name(),
                NetworkText.render(network),
                network.seed(),
                network.dtMs(),
                plan.sliceSteps(),
                network.steps(network.durationMs()),
                Version.engram(),
                Instant.now().toString(),
                populations,
                projections,
                network.batch());
    }
}
