package io.engram.examples;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkText;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Recording;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.StateVariable;
import java.util.List;
import java.util.Optional;

/**
 * What a run's header says of its network, for the titles of pictures: units, names, rules. Nothing where the header names a
 * model or a rule that is not registered here.
 */
record Described(Optional<Network> network) {

    static Described by(RunHeader header) {
        try {
            return new Described(Optional.of(NetworkText.parse(header.networkText())));
        } catch (SpecException unregistered) {
            return new Described(Optional.empty());
        }
    }

    /** The unit of a projection's weights; empty where there is none. */
    String weightUnit(String projection) {
        return network.map(known -> known.projection(projection).to().population())
                .flatMap(this::model)
                .map(NeuronModel::inputUnit)
                .orElse("");
    }

    Optional<Recording.States> states(int recorder) {
        return network.map(known -> known.recording().states().get(recorder));
    }

    /** The units of what a state recorder sees, in its order. */
    List<String> units(Recording.States states) {
        List<StateVariable> known =
                model(states.population()).map(NeuronModel::state).orElse(List.of());
        return states.variables().stream()
                .map(name -> known.stream()
                        .filter(variable -> variable.name().equals(name))
                        .map(StateVariable::unit)
                        .findFirst()
                        .orElse(""))
                .toList();
    }

    List<Projection> plastic() {
        return network.map(known -> known.projections().stream()
                        .filter(Projection::isPlastic)
                        .toList())
                .orElse(List.of());
    }

    private Optional<NeuronModel> model(String population) {
        return network.map(known -> known.population(population).model())
                .filter(NeuronModel.class::isInstance)
                .map(NeuronModel.class::cast);
    }
}
