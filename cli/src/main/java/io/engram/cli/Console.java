package io.engram.cli;

import java.io.PrintStream;

/**
 * Where a command prints.
 *
 * @param out results
 * @param err progress, notes, errors
 * @param columns width of the terminal that {@code err} is; 0 where it is none
 */
record Console(PrintStream out, PrintStream err, int columns) {
    boolean isTerminal() {
        return columns > 0;
    }
}
