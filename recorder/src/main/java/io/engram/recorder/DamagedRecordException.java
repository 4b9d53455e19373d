package io.engram.recorder;

import io.engram.runtime.network.SpecException;
import java.nio.file.Path;

/** The bytes of a record are not what was written. The reader turns it into a sentence that names the journal. */
final class DamagedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedRecordException(String what) {
        super(what);
    }

    /** The sentence for the user. */
    SpecException in(Path journal, long number) {
        return new SpecException(
                "the journal " + journal + " is damaged at record " + number + ": " + getMessage(), this);
    }
}
