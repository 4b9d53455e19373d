package io.engram.recorder;

/**
 * The first thing in which a run and its record are not the same.
 *
 * @param step of the event, steps count from 1
 * @param place what it is about, for example {@code neuron 5 of "output"}
 * @param recorded what the journal says of it
 * @param now what running it again gives
 */
public record Difference(long step, String place, String recorded, String now) {
    /** One sentence; {@code time} gives the times of the run's steps. */
    public String sentence(StepTime time) {
        return "the first difference is at " + time.text(step) + " ms, step " + step + ": " + place + "; recorded: "
                + recorded + "; now: " + now;
    }
}
