package io.engram.neurons;

import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.NeuronModelContract;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Every registered neuron model, and some with other parameters. */
class NeuronModelsTest extends NeuronModelContract {
    @Override
    protected Stream<NeuronModel> models() {
        return Stream.concat(
                ServiceLoader.load(NeuronModel.class).stream().map(ServiceLoader.Provider::get),
                Stream.of(
                        new IafPscDelta(20, 1, 0, 0, 20, 10, 0),
                        new IafPscExp(10, 10, 2, 250, 0, -70, -55, -72, 0),
                        new IafPscAlpha(10, 10, 0.3, 250, 0.5, 0, 20, 0, 100),
                        new IafCondExp(-60, 0, -80, -50, -60, 5, 200, 10, 5, 10, 0),
                        new IafCondAlpha(-60, 0, -80, -50, -60, 0, 200, 10, 5, 5, 0),
                        new AeifCondExp(-70, 0, -80, -50, 2, 0, -58, 2, 200, 10, 2, 60, 30, 2, 5, 0),
                        new AeifCondExp(-70, 0, -80, -50, 0, -50, -58, 0, 200, 10, 2, 60, 30, 2, 5, 0),
                        new Izhikevich(0.1, 0.2, -65, 2, 30, 0, false),
                        new LifCondExp(10, 5, 5, -74, 0, -74, -54, -60, 0.4, 10, LifCondExp.Method.EULER),
                        new SrmMasquelier(20, 5, 1, 2, 4, 0),
                        new IntegrateAndFire(0, 20, 0, -10),
                        new Lif(20, 2.05, -70, -50, -60, -75),
                        new LifCurrent(20, 5, 0, -70, -50, -60, -75),
                        new AdaptiveLif(20, 0, -70, -50, -60, -75, 1, 50),
                        new DiehlCook(20, 2, -70, -50, -60, -75, 1, 50, true),
                        new DiehlCook(20, 2, -70, -50, -60, -75, 1, 50, false),
                        new IzhikevichHalfSteps(0.1, 0.2, -65, 2, 30, -90),
                        new Srm0(20, 2, -70, -50, -60, -75, 0.5, 0.1, 2),
                        new CumulativeSrm(ResponseKernel.ALPHA, 2, 40, 30, 20, 10, -70, -50, -75, 1, 50),
                        new DiscreteLif(1, 20, -5)));
    }

    @Override
    protected boolean firesByItself(NeuronModel model) {
        return model instanceof Srm0;
    }
}
