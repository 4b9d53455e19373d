package io.engram.runtime.network;

/** Checks that a connectivity is possible between two ranges of neurons, whose ends are filled in. */
record ConnectChecks(String path, Span from, Span to) {

    void check(Connect connect) {
        if (connect instanceof Connect.OneToOne && from.size() != to.size()) {
            throw Violation.at(
                    path,
                    "one-to-one from " + from.size() + " to " + to.size() + " neurons; must be as many on both sides");
        } else if (connect instanceof Connect.FixedInDegree in) {
            degree("inDegree", in.inDegree(), "sources", from.size(), in.autapses(), in.multapses());
        } else if (connect instanceof Connect.FixedOutDegree out) {
            degree("outDegree", out.outDegree(), "targets", to.size(), out.autapses(), out.multapses());
        } else if (connect instanceof Connect.FixedTotalNumber number) {
            long pairs = pairs(number.autapses());
            if (number.total() > pairs && (!number.multapses() || pairs == 0)) {
                throw Violation.of(
                        path + ".total",
                        number.total(),
                        "must be at most " + pairs + ", the pairs there are"
                                + (pairs == 0 ? "" : ", where multapses = false"));
            }
        } else if (connect instanceof Connect.ExplicitList list) {
            within("sources", list.sources(), from);
            within("targets", list.targets(), to);
        } else if (connect instanceof Connect.Local local) {
            windows(local.windows(), local.filters() * local.windows().positions());
        } else if (connect instanceof Connect.Convolution convolution) {
            windows(
                    convolution.windows(),
                    convolution.filters() * convolution.windows().positions());
            if (to.first() % convolution.grain() != 0) {
                throw Violation.at(
                        path,
                        "reaches targets from neuron " + to.first() + " on; must begin at a multiple of its "
                                + convolution.grain() + " windows");
            }
        } else if (connect instanceof Connect.MaxPool pool) {
            windows(pool.windows(), pool.windows().channels() * pool.windows().positions());
        } else if (connect instanceof Connect.ByDistance distance) {
            sized("sourceShape", distance.sheet().sources(), from);
            sized("targetShape", distance.sheet().targets(), to);
        } else if (connect instanceof Connect.Masked masked) {
            check(masked.of());
            within("without.sources", masked.mask().sources(), from);
            within("without.targets", masked.mask().targets(), to);
        }
    }

    private void windows(Windows windows, int targets) {
        sized("shape", windows.neurons(), from);
        if (targets != to.size()) {
            throw Violation.at(
                    path,
                    "has " + windows.positions() + " windows and so needs " + targets + " targets; " + to.population()
                            + " gives " + to.size());
        }
    }

    private void sized(String key, int neurons, Span span) {
        if (neurons != span.size()) {
            throw Violation.at(
                    path + "." + key,
                    "holds " + neurons + " neurons; must be as many as " + span.population() + " gives, "
                            + span.size());
        }
    }

    /** How many weights may be given one by one: one a synapse, or a shared weight; -1 where it is drawn which there are. */
    long synapses(Connect connect) {
        if (connect instanceof Connect.ExplicitList list) {
            return list.sources().length;
        }
        if (connect instanceof Connect.OneToOne) {
            return from.size();
        }
        if (connect instanceof Connect.Local local) {
            return (long) to.size()
                    * local.windows().channels()
                    * local.windows().places();
        }
        if (connect instanceof Connect.Convolution convolution) {
            return (long) convolution.filters() * convolution.weightsOfFilter();
        }
        if (connect instanceof Connect.MeanField) {
            return to.size();
        }
        if (connect instanceof Connect.Masked masked) {
            return synapses(masked.of());
        }
        return connect instanceof Connect.AllToAll all ? pairs(all.autapses()) : -1;
    }

    private long pairs(boolean autapses) {
        return (long) from.size() * to.size() - (autapses ? 0 : shared());
    }

    /** Neurons that are on both sides. */
    private int shared() {
        return from.population().equals(to.population())
                ? StrictMath.max(0, StrictMath.min(from.last(), to.last()) - StrictMath.max(from.first(), to.first()))
                : 0;
    }

    private void degree(String name, int degree, String others, int size, boolean autapses, boolean multapses) {
        int most = size - (autapses || shared() == 0 ? 0 : 1);
        if (degree > most && (!multapses || most == 0)) {
            throw Violation.of(
                    path + "." + name,
                    degree,
                    "must be at most " + most + ", the " + others + " there are"
                            + (most == 0 ? " without autapses" : ", where multapses = false"));
        }
    }

    private void within(String side, int[] neurons, Span span) {
        for (int k = 0; k < neurons.length; k++) {
            if (neurons[k] < 0 || neurons[k] >= span.size()) {
                throw Violation.of(
                        path + "." + side + "[" + k + "]",
                        neurons[k],
                        "must be within 0 and " + (span.size() - 1) + ", counted within its range of "
                                + span.population());
            }
        }
    }
}
