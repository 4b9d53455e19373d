package io.engram.bench.whole;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A phase of a run, as Flight Recorder keeps it; costs nothing where nobody records. */
@Name(PhaseEvent.NAME)
@Label("Phase")
@Category("Engram")
@StackTrace(false)
final class PhaseEvent extends Event {
    static final String NAME = "io.engram.Phase";

    @Label("Phase")
    String phase = "";
}
