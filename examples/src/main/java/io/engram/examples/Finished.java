package io.engram.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run that is over.
 *
 * @param run what outcome and pictures were made from
 * @param summary what {@code summary.json} says
 * @param pictures those that were drawn
 * @param notDrawn why pictures are missing: a machine without fonts costs the pictures, not the run
 */
public record Finished(ExperimentRun run, RunSummary summary, List<Path> pictures, Optional<String> notDrawn) {
    public Finished {
        pictures = List.copyOf(pictures);
    }
}
