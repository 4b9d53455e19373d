package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.SpecException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    @TempDir
    private Path folder;

    private static byte[] idx(int magic, int[] sizes, int... bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream writer = new DataOutputStream(out);
        writer.writeInt(magic);
        for (int size : sizes) {
            writer.writeInt(size);
        }
        for (int b : bytes) {
            writer.writeByte(b);
        }
        return out.toByteArray();
    }

    private static byte[] images() throws IOException {
        return idx(0x803, new int[] {2, 1, 3}, 0, 1, 255, 7, 128, 200);
    }

    private static byte[] labels(int... labels) throws IOException {
        return idx(0x801, new int[] {labels.length}, labels);
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @Test
    void shouldReadImagesWithTheirLabelsPlainOrZipped() throws IOException {
        write("train-images-idx3-ubyte.gz", zipped(images()));
        write("train-labels-idx1-ubyte", labels(9, 0));
        write("t10k-images-idx3-ubyte", images());
        write("t10k-labels-idx1-ubyte.gz", zipped(labels(3, 4)));

        LabelledImages training = LabelledImages.training(folder);
        assertThat(training.rows()).isEqualTo(1);
        assertThat(training.columns()).isEqualTo(3);
        assertThat(training.labels()).containsExactly(9, 0);
        assertThat(training.pixels()).isDeepEqualTo(new int[][] {{0, 1, 255}, {7, 128, 200}});
        assertThat(training.values(0)).containsExactly(0, 1 / 255f, 1);
        assertThat(LabelledImages.test(folder).labels()).containsExactly(3, 4);
        assertThat(training.first(1).labels()).containsExactly(9);
        assertThat(training.first(5).count()).isEqualTo(2);
    }

    @Test
    void shouldRefuseDamagedFilesInASentence() throws IOException {
        byte[] whole = images();
        refuse(labels(1, 2), "begins with 0x00000801; must be 0x00000803, IDX images of bytes", 17);
        refuse(idx(0xd03, new int[] {2, 1, 3}), "begins with 0x00000d03; must be 0x00000803, IDX images of bytes", 0);
        refuse(new byte[0], "has 0 bytes; must begin with the 16 of images", 0);
        refuse(Arrays.copyOf(whole, 15), "has 15 bytes; must begin with the 16 of images", 0);
        refuse(Arrays.copyOf(whole, 20), "has 4 bytes after its header; must be 6, of 2 images", 0);
        refuse(Arrays.copyOf(whole, 23), "has 7 bytes after its header; must be 6, of 2 images", 0);
        refuse(idx(0x803, new int[] {2, -1, 3}), "has -1 as size 1; must be at least 1, and all at most 1 GiB", 0);
        refuse(
                idx(0x803, new int[] {65536, 65536, 3}),
                "has 65536 as size 1; must be at least 1, and all at most 1 GiB",
                0);
        byte[] zipped = zipped(whole);
        Path cut = write("cut.gz", Arrays.copyOf(zipped, zipped.length - 9));
        assertThatThrownBy(() -> IdxFile.images(cut))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith(cut + " is damaged: not whole gzip (");
        zipped[zipped.length - 6] ^= 1;
        Path wrong = write("wrong.gz", zipped);
        assertThatThrownBy(() -> IdxFile.images(wrong))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith(wrong + " is damaged: not whole gzip (");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> IdxFile.labels(none))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith(none + " cannot be read: ");
    }

    /** {@code padding} zeros are put behind, where the header must be long enough to be read. */
    private void refuse(byte[] content, String sentence, int padding) throws IOException {
        Path file = write("damaged", Arrays.copyOf(content, content.length + padding));
        assertThatThrownBy(() -> IdxFile.images(file))
                .isInstanceOf(SpecException.class)
                .hasMessage(file + " " + sentence);
    }

    @Test
    void shouldRefuseFilesThatDoNotFitTogether() throws IOException {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> LabelledImages.training(missing))
                .isInstanceOf(SpecException.class)
                .hasMessage("data=" + missing + "; must be a folder of IDX files, such as MNIST's");
        assertThatThrownBy(() -> LabelledImages.test(folder))
                .isInstanceOf(SpecException.class)
                .hasMessage(folder + " holds no t10k-images-idx3-ubyte, nor one that ends in .gz");
        Path file = write("train-images-idx3-ubyte", images());
        write("train-labels-idx1-ubyte", labels(1, 2, 3));
        assertThatThrownBy(() -> LabelledImages.training(folder))
                .isInstanceOf(SpecException.class)
                .hasMessage(file + " has 2 images but train-labels-idx1-ubyte 3 labels; must be as many");
        Path labels = write("train-labels-idx1-ubyte", labels(1, 10));
        assertThatThrownBy(() -> LabelledImages.training(folder))
                .isInstanceOf(SpecException.class)
                .hasMessage(labels + ": label 1 is 10; must be within 0 and 9");
    }
}
