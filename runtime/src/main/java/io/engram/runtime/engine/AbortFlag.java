package io.engram.runtime.engine;

/** Tells the workers and the recorder of a run that it failed, so that none waits for what will not come. */
final class AbortFlag {
    private volatile boolean raised;

    void raise() {
        raised = true;
    }

    boolean isRaised() {
        return raised;
    }

    /** Throws {@link Aborted} if it was raised. */
    void check() {
        if (raised) {
            throw new Aborted();
        }
    }

    /** The run failed elsewhere. */
    static final class Aborted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Aborted() {
            super("the run failed elsewhere", null, false, false);
        }
    }
}
