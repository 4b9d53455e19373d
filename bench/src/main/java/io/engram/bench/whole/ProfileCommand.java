package io.engram.bench.whole;

import io.engram.plot.SharesPlot;
import io.engram.runtime.network.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code engram bench profile}: where the time of a slice goes, by part; drawn. */
@Command(
        name = "profile",
        description = "Runs benchmarks, recorded, under Java's Flight Recorder; draws where the time of a slice goes.")
final class ProfileCommand implements Runnable {
    private static final List<String> TYPICAL =
            List.of("brunel", "microcircuit", "cuba-nest", "coba-nest", "brunel-stdp");

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Benchmarks; brunel, microcircuit, cuba-nest, coba-nest and brunel-stdp if left out.")
    private List<String> names = new ArrayList<>();

    @Mixin
    private Help help;

    @Override
    public void run() {
        Cores cores = Cores.first(Turns.CORES);
        Map<String, Profile> profiles = new LinkedHashMap<>();
        List<Benchmark> chosen = Benchmarks.named(names.isEmpty() ? TYPICAL : names);
        chosen.forEach(ProfileCommand::refuseUnlessSliced);
        for (Benchmark benchmark : chosen) {
            Profile profile = profile(new OwnProcess(cores, benchmark.name()));
            System.err.println(benchmark.name() + ": " + profile.total() + " samples");
            profiles.put(benchmark.name(), profile);
        }
        Path folder = Bench.folder().resolve("results");
        System.out.print(write(folder, Machine.here(cores), profiles));
    }

    private static void refuseUnlessSliced(Benchmark benchmark) {
        if (benchmark.workload() != Benchmark.Workload.NETWORK
                && benchmark.workload() != Benchmark.Workload.EXPERIMENT) {
            throw new SpecException(benchmark.name() + " has no slices; only one that runs a network has");
        }
    }

    private static Profile profile(OwnProcess own) {
        try (Scratch scratch = Scratch.open()) {
            Path recording = scratch.file("profile.jfr");
            own.measure(
                    Profile.flags(recording),
                    List.of("--journal", scratch.file("run").toString()));
            return Profile.read(recording);
        }
    }

    /** Writes {@code profile.md} and {@code profile.svg}; returns the former. */
    static String write(Path folder, Machine machine, Map<String, Profile> profiles) {
        List<Part> parts = Arrays.stream(Part.values())
                .filter(part -> profiles.values().stream().anyMatch(profile -> profile.share(part) > 0))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("Where the time of a slice goes, in % of the samples. Made by `./engram bench profile` on JDK "
                + machine.jdk() + ", " + machine.processor() + ", " + machine.system() + ".");
        lines.add("");
        lines.add("| | " + parts.stream().map(Part::title).collect(Collectors.joining(" | ")) + " | samples |");
        lines.add("|---|" + "--:|".repeat(parts.size() + 1));
        profiles.forEach((name, profile) -> lines.add("| `" + name + "` | "
                + parts.stream()
                        .map(part -> Figures.digits(100 * profile.share(part)))
                        .collect(Collectors.joining(" | "))
                + " | " + profile.total() + " |"));
        String text = String.join("\n", lines) + "\n";
        List<SharesPlot.Whole> bars = new ArrayList<>();
        profiles.forEach((name, profile) -> bars.add(new SharesPlot.Whole(
                name, parts.stream().mapToDouble(profile::share).toArray())));
        try {
            Files.createDirectories(folder);
            SharesPlot.draw(
                    folder.resolve("profile.svg"),
                    "where the time of a slice goes",
                    parts.stream().map(Part::title).toList(),
                    bars);
            Files.writeString(folder.resolve("profile.md"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text;
    }
}
