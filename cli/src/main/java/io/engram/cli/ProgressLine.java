package io.engram.cli;

import io.engram.examples.Progress;
import io.engram.examples.SimulatedTime;
import java.util.Locale;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/**
 * How far a run is, on stderr: a bar where that is a terminal, else a line every tenth of the way and at most one a
 * second, so that a log stays readable. Called by the run's thread; the bar redraws on a thread of its own.
 */
abstract class ProgressLine implements Consumer<Progress>, AutoCloseable {
    @Override
    public void close() {}

    static ProgressLine silent() {
        return new ProgressLine() {
            @Override
            public void accept(Progress progress) {}
        };
    }

    static ProgressLine on(Console console, String name) {
        return console.isTerminal() ? new Bar(console, name) : new Lines(console, name);
    }

    /** {@code 189 s of 450 s, 52 x real time, 5 s to go}. */
    static String text(Progress progress) {
        return SimulatedTime.text(progress.simulatedMs()) + " of " + SimulatedTime.text(progress.durationMs()) + ", "
                + SummaryText.speed(progress.timesRealTime()) + ", " + toGo(progress.secondsToGo());
    }

    private static String toGo(double seconds) {
        if (!Double.isFinite(seconds) || seconds >= 100 * 3600.0) {
            return "long to go";
        }
        long whole = (long) Math.ceil(seconds);
        return whole < 60
                ? whole + " s to go"
                : whole < 3600
                        ? String.format(Locale.ROOT, "%d:%02d min to go", whole / 60, whole % 60)
                        : String.format(Locale.ROOT, "%d:%02d h to go", whole / 3600, whole % 3600 / 60);
    }

    private static final class Lines extends ProgressLine {
        private static final double EVERY_SHARE = 0.1;
        private static final long EVERY_NANOS = 1_000_000_000L;

        private final Console console;
        private final String name;
        private double lastShare;
        private long lastNanos;

        Lines(Console console, String name) {
            this.console = console;
            this.name = name;
        }

        @Override
        public void accept(Progress progress) {
            boolean due = progress.share() >= lastShare + EVERY_SHARE
                    && progress.wallNanos() >= lastNanos + EVERY_NANOS
                    && progress.share() < 1;
            if (due) {
                lastShare = progress.share();
                lastNanos = progress.wallNanos();
                console.err().println(name + ": " + text(progress));
            }
        }
    }

    private static final class Bar extends ProgressLine {
        private static final int PARTS = 1000;
        private static final int WIDEST = 120;
        private static final int WIDEST_BAR = 40;
        private static final int ROOM_FOR_TEXT = 60;

        private final String name;
        private final ProgressBar bar;
        private volatile String text = "";

        Bar(Console console, String name) {
            this.name = name;
            bar = new ProgressBarBuilder()
                    .setInitialMax(PARTS)
                    .setUpdateIntervalMillis(200)
                    .clearDisplayOnFinish()
                    .setConsumer(new ConsoleProgressBarConsumer(console.err(), Math.min(WIDEST, console.columns())))
                    .setRenderer(this::render)
                    .build();
        }

        @Override
        public void accept(Progress progress) {
            text = text(progress);
            bar.stepTo((long) (progress.share() * PARTS));
        }

        private String render(ProgressState state, int width) {
            String shown = String.format(Locale.ROOT, " %3d %% %s", state.getCurrent() * 100 / PARTS, text);
            int room = Math.max(0, Math.min(WIDEST_BAR, width - name.length() - ROOM_FOR_TEXT));
            int full = (int) (room * state.getCurrent() / PARTS);
            String line = name + " [" + "=".repeat(full) + " ".repeat(room - full) + "]" + shown;
            return line.length() > width ? line.substring(0, Math.max(0, width)) : line;
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
