package io.engram.neurons;

import io.engram.runtime.spi.Schedule;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.SourceModelContract;
import io.engram.runtime.spi.SpikeTrain;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Every registered source, and some with other parameters. */
class SourceModelsTest extends SourceModelContract {
    @Override
    protected Stream<SourceModel> models() {
        return Stream.concat(
                ServiceLoader.load(SourceModel.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(model -> !(model instanceof PatternSequence)),
                Stream.of(
                        new PatternSequence(1000, 50, 0.25, 0.5, 1, 10, 90, 1800, 360, 50),
                        new Poisson(400, new Schedule(List.of(50.0, 120.0), List.of(3.0, 0.1))),
                        new PatternPoisson(3, 7, 2.5, 20, 300, 4),
                        new Regular(0.03, 0.05),
                        new Regular(7.77, 1.03),
                        new SpikeList(SpikeTrain.of(
                                new int[] {3, 20, 20, 20, 1, 39, 0},
                                new double[] {0.1, 200, 200, 200.04, 200.01, 260, 450}))));
    }
}
