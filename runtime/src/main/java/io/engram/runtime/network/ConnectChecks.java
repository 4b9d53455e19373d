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
        }
    }

    /** How many synapses there will be; -1 where it is drawn which. */
    long synapses(Connect connect) {
        if (connect instanceof Connect.ExplicitList list) {
            return list.sources().length;
        }
        if (connect instanceof Connect.OneToOne) {
            return from.size();
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
