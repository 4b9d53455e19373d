package io.engram.recorder;

/** What a record of the journal is; {@link JournalFormat} gives the payload of each. */
enum RecordKind {
    HEADER(1),
    SPIKES(2),
    LAYOUT(3),
    WEIGHTS(4),
    CHANGE(5),
    STATE(6),
    INPUT_SPIKES(7),
    INPUT_CURRENT(8),
    INPUT_SIGNAL(9),
    MARKER(10),
    PROGRESS(11),
    END(12),
    GRADED(13),
    INPUT_VALUES(14),
    INPUT_IMPRINT(15),
    WEIGHT_DIGEST(16),
    INPUT_ROW_CURRENT(17),
    INPUT_ROW_VALUES(18),
    INPUT_RESET(19),
    INPUT_PULSE(20);

    private static final RecordKind[] KINDS = values();
    private final int code;

    RecordKind(int code) {
        this.code = code;
    }

    /** The byte that stands for it. */
    int code() {
        return code;
    }

    /** The kind with this code; a code that this version does not know is damage. */
    static RecordKind of(int code) {
        if (code < 1 || code > KINDS.length) {
            throw new DamagedRecordException("kind " + code + " is unknown");
        }
        return KINDS[code - 1];
    }

    boolean weights() {
        return this == WEIGHTS || this == CHANGE;
    }
}
