package io.engram.bench.whole;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.FlightRecorder;

/** The clock of a run, by phase; begins when it is made. One thread. */
final class Phases {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private Meter since;
    private Optional<PhaseEvent> event;

    Phases() {
        restart();
    }

    /** Ends a phase, and begins the next; returns what it spent. */
    Meter lap(String phase) {
        Meter spent = Meter.now().since(since);
        seconds.put(phase, spent.seconds());
        event.ifPresent(ending -> ending.commit(phase));
        restart();
        return spent;
    }

    /** What passed since the last phase belongs to none. */
    void restart() {
        // The first event brings up the Flight Recorder, recording or not, which takes more than a small network.
        event = FlightRecorder.isInitialized() ? Optional.of(PhaseEvent.begun()) : Optional.empty();
        since = Meter.now();
    }

    /** A time that was taken otherwise. */
    void put(String phase, double took) {
        seconds.put(phase, took);
    }

    Map<String, Double> seconds() {
        return seconds;
    }
}
