package io.engram.bench.whole;

import java.util.LinkedHashMap;
import java.util.Map;

/** The clock of a run, by phase; begins when it is made. One thread. */
final class Phases {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private Meter since;
    private PhaseEvent event;

    Phases() {
        restart();
    }

    /** Ends a phase, and begins the next; returns what it spent. */
    Meter lap(String phase) {
        Meter spent = Meter.now().since(since);
        seconds.put(phase, spent.seconds());
        event.phase = phase;
        event.commit();
        restart();
        return spent;
    }

    /** What passed since the last phase belongs to none. */
    void restart() {
        event = new PhaseEvent();
        event.begin();
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
