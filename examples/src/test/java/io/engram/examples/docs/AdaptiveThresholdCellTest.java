package io.engram.examples.docs;

import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.NeuronModelContract;
import java.util.stream.Stream;

class AdaptiveThresholdCellTest extends NeuronModelContract {
    @Override
    protected Stream<NeuronModel> models() {
        return Stream.of(new AdaptiveThresholdCell());
    }
}
