package io.engram.conformance;

import java.util.List;
import java.util.function.Predicate;

/**
 * The golden cases that no test reads yet, and why: the one place to look. A case that is listed here and read by a test
 * fails as well as one that is neither.
 */
record NotYetCovered(String what, String reason, Predicate<GoldenCase> holds) {

    static final List<NotYetCovered> LIST = List.of(new NotYetCovered(
            "nest: until when a current raises an izhikevich neuron",
            "the table does not give the current it hangs on",
            NestTimingGoldenTest::hangsOnTheCurrent));
}
