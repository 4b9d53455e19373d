package io.engram.bench.whole;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A phase of a run, as Flight Recorder keeps it. */
@Name(PhaseEvent.NAME)
@Label("Phase")
@Category("Engram")
@StackTrace(false)
final class PhaseEvent extends Event {
    static final String NAME = "io.engram.Phase";

    @Label("Phase")
    private String phase = "";

    static PhaseEvent begun() {
        PhaseEvent event = new PhaseEvent();
        event.begin();
        return event;
    }

    void commit(String ended) {
        phase = ended;
        commit();
    }
}
