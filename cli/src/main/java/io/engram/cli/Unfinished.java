package io.engram.cli;

import io.engram.examples.SimulatedTime;
import io.engram.recorder.JournalReader;

/** Says so where a journal has no end: its run was cut off, or goes on in another process. */
final class Unfinished {
    private Unfinished() {}

    static void tell(JournalReader journal, Console console) {
        if (!journal.complete()) {
            double toMs = journal.lastStep() * journal.header().dtMs();
            String what = journal.beingWritten() ? "goes on" : "is unfinished";
            console.err().println("engram: the run " + what + "; its record goes up to " + SimulatedTime.text(toMs));
        }
    }
}
