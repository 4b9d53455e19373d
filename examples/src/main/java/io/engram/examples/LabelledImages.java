package io.engram.examples;

import io.engram.runtime.network.SpecException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Images with a label each, as MNIST's files hold them. Immutable by agreement.
 *
 * @param rows pixels down
 * @param columns pixels across
 * @param pixels {@code pixels[image][row * columns + column]}, from 0 to 255
 * @param labels one an image, from 0 to 9
 */
record LabelledImages(int rows, int columns, int[][] pixels, int[] labels) {
    static final int LABELS = 10;

    /** Under these names MNIST's files are handed about. */
    private static final List<String> ENDINGS = List.of("-ubyte", "-ubyte.gz");

    /** {@code train-images-idx3-ubyte} and {@code train-labels-idx1-ubyte} in {@code folder}, or with {@code .gz}. */
    static LabelledImages training(Path folder) {
        return read(folder, List.of("train"));
    }

    /** The same with {@code t10k} or {@code test} for {@code train}. */
    static LabelledImages test(Path folder) {
        return read(folder, List.of("t10k", "test"));
    }

    private static LabelledImages read(Path folder, List<String> parts) {
        if (!Files.isDirectory(folder)) {
            throw new SpecException("data=" + folder + "; must be a folder of IDX files, such as MNIST's");
        }
        IdxFile images = IdxFile.images(file(folder, parts, "-images-idx3"));
        IdxFile labels = IdxFile.labels(file(folder, parts, "-labels-idx1"));
        if (images.count() != labels.count()) {
            throw new SpecException(images.file() + " has " + images.count() + " images but "
                    + labels.file().getFileName() + " " + labels.count() + " labels; must be as many");
        }
        int[][] pixels = new int[images.count()][images.itemBytes()];
        int[] labelOf = new int[images.count()];
        for (int k = 0; k < pixels.length; k++) {
            for (int i = 0; i < pixels[k].length; i++) {
                pixels[k][i] = images.at(k, i);
            }
            labelOf[k] = labels.at(k, 0);
            if (labelOf[k] >= LABELS) {
                throw new SpecException(
                        labels.file() + ": label " + k + " is " + labelOf[k] + "; must be within 0 and 9");
            }
        }
        return new LabelledImages(images.sizes()[1], images.sizes()[2], pixels, labelOf);
    }

    private static Path file(Path folder, List<String> parts, String what) {
        Optional<Path> found = parts.stream()
                .flatMap(part -> ENDINGS.stream().map(ending -> folder.resolve(part + what + ending)))
                .filter(Files::isRegularFile)
                .findFirst();
        return found.orElseThrow(() ->
                new SpecException(folder + " holds no " + parts.get(0) + what + "-ubyte, nor one that ends in .gz"));
    }

    int count() {
        return labels.length;
    }

    /** The pixels of an image from 0 to 1. */
    float[] values(int image) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = pixels[image][i] / 255f;
        }
        return values;
    }

    /** The first {@code most}, or all. */
    LabelledImages first(int most) {
        int kept = Math.min(most, count());
        return new LabelledImages(rows, columns, Arrays.copyOf(pixels, kept), Arrays.copyOf(labels, kept));
    }
}
