package io.engram.examples;

import io.engram.runtime.network.SpecException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is shown to a network that learns digits.
 *
 * @param training shown while it learns, {@code passes} times in the order of the file
 * @param test shown afterwards, with learning off
 */
record DigitsProtocol(LabelledImages training, LabelledImages test, int passes, double presentationMs) {

    /** By what the user gave over what the file declares; reads the images. */
    static DigitsProtocol of(Map<String, String> given, List<Experiment.Setting> declared) {
        Told told = new Told(given, declared);
        String folder = told.text("data");
        if (folder.isEmpty()) {
            throw new SpecException(
                    "settings.data is not set; --set data=DIR names a folder of IDX files, such as MNIST's");
        }
        int pixels = told.whole("pixels");
        LabelledImages training = LabelledImages.training(Path.of(folder));
        LabelledImages test = LabelledImages.test(Path.of(folder));
        return new DigitsProtocol(
                part(training, "training", told.whole("training"), pixels),
                part(test, "test", told.whole("test"), pixels),
                told.whole("passes"),
                told.timeMs("presentation"));
    }

    private static LabelledImages part(LabelledImages images, String name, int wanted, int pixels) {
        if (wanted > images.count()) {
            throw new SpecException("settings." + name + " = " + wanted + "; must be at most " + images.count()
                    + ", the images there are");
        }
        if (images.rows() * images.columns() != pixels) {
            throw new SpecException("settings.data: images of " + images.rows() + " x " + images.columns()
                    + " pixels; must have " + pixels + ", as settings.pixels says");
        }
        return images.first(wanted);
    }

    /** The settings of a run. */
    private record Told(Map<String, String> given, List<Experiment.Setting> declared) {
        String text(String name) {
            return given.getOrDefault(
                    name,
                    declared.stream()
                            .filter(setting -> setting.name().equals(name))
                            .findFirst()
                            .orElseThrow()
                            .defaultValue());
        }

        int whole(String name) {
            try {
                int number = Integer.parseInt(text(name).strip());
                if (number >= 1) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Refused below, as a number out of range is.
            }
            throw new SpecException("settings." + name + " = " + text(name) + "; must be a whole number, at least 1");
        }

        double timeMs(String name) {
            try {
                return SimulatedTime.parseMs(text(name));
            } catch (IllegalArgumentException e) {
                throw new SpecException("settings." + name + ": " + e.getMessage(), e);
            }
        }
    }
}
