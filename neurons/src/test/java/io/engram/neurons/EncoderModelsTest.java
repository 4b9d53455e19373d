package io.engram.neurons;

import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.EncoderModelContract;
import io.engram.runtime.spi.SourceModel;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Every registered encoder, and some with other parameters. */
class EncoderModelsTest extends EncoderModelContract {
    @Override
    protected Stream<EncoderModel> models() {
        return Stream.concat(
                ServiceLoader.load(SourceModel.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(EncoderModel.class::isInstance)
                        .map(EncoderModel.class::cast),
                Stream.of(
                        PoissonEncoder.ofHz(0.5),
                        PoissonEncoder.ofHz(4000),
                        new PoissonEncoder(30, PoissonEncoder.Mode.BINDSNET),
                        new BernoulliEncoder(0.02),
                        new RankOrderEncoder(3, RankOrderEncoder.Weakest.LOST_AS_IN_BINDSNET),
                        new SingleEncoder(0.1),
                        new LatencyEncoder(200, 0.9)));
    }
}
