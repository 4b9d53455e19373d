package io.engram.bench.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the workers and the recorder of a run were when Flight Recorder looked, as it does every few milliseconds. A worker
 * that has given its core away while it waits is not seen.
 *
 * @param samples of each part
 */
record Profile(Map<Part, Integer> samples) {
    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final String TIMED = "simulate";

    /** What makes a JVM record {@code file}, and attribute what is inlined to where it was written. */
    static List<String> flags(Path file) {
        return List.of(
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+DebugNonSafepoints",
                "-Xlog:jfr*=off",
                "-XX:StartFlightRecording:settings=profile," + SAMPLE + "#period=2ms,dumponexit=true,filename=" + file);
    }

    /** Of the phase that is timed. */
    static Profile read(Path file) {
        try {
            List<RecordedEvent> events = RecordingFile.readAllEvents(file);
            RecordedEvent timed = events.stream()
                    .filter(event -> isOf(event, PhaseEvent.NAME) && TIMED.equals(event.getString("phase")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(file + " has no phase " + TIMED));
            Map<Part, Integer> samples = new EnumMap<>(Part.class);
            events.stream()
                    .filter(event -> isOf(event, SAMPLE) && event.getStackTrace() != null)
                    .filter(event -> event.getStartTime().isAfter(timed.getStartTime())
                            && event.getStartTime().isBefore(timed.getEndTime()))
                    .flatMap(event -> Part.of(stack(event)).stream())
                    .forEach(part -> samples.merge(part, 1, Integer::sum));
            return new Profile(samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOf(RecordedEvent event, String type) {
        return event.getEventType().getName().equals(type);
    }

    private static List<String> stack(RecordedEvent sample) {
        return sample.getStackTrace().getFrames().stream().map(Profile::name).toList();
    }

    private static String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }

    int total() {
        return samples.values().stream().mapToInt(count -> count).sum();
    }

    /** Of all samples; 0 of none. */
    double share(Part part) {
        return total() == 0 ? 0 : samples.getOrDefault(part, 0) / (double) total();
    }
}
