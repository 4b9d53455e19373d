package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinaryImageTest {
    private static final int HEADER_BYTES = "P4\n128 128\n".length();

    @Test
    void shouldReadFourImages() {
        List<BinaryImage> images = BinaryImage.packaged();
        assertThat(images).extracting(BinaryImage::name).containsExactly("astronaut", "camera", "coffee", "horse");
        assertThat(images).allSatisfy(image -> {
            assertThat(image.side()).isEqualTo(128);
            assertThat(image.pixels()).hasSize(128 * 128).contains(-1, 1);
            for (float pixel : image.pixels()) {
                assertThat(Math.abs(pixel)).isEqualTo(1);
            }
        });
        assertThat(images).extracting(BinaryImage::pixels).doesNotHaveDuplicates();
    }

    @Test
    void shouldTakeASetBitForBlackTheHighestFirst() throws IOException {
        for (BinaryImage image : BinaryImage.packaged()) {
            StringBuilder bits = new StringBuilder();
            try (InputStream file = BinaryImage.class.getResourceAsStream("images/" + image.name() + ".pbm")) {
                file.skipNBytes(HEADER_BYTES);
                for (byte eight : file.readAllBytes()) {
                    bits.append(Integer.toBinaryString(0x100 | eight & 0xff), 1, 9);
                }
            }
            StringBuilder pixels = new StringBuilder();
            for (float pixel : image.pixels()) {
                pixels.append(pixel < 0 ? '1' : '0');
            }
            assertThat(pixels.toString()).isEqualTo(bits.toString());
        }
    }

    @Test
    void shouldKeepEverySecondPixelOfEverySecondRow() {
        float[] pixels = {
            1, 2, 3, 4,
            5, 6, 7, 8,
            9, 10, 11, 12,
            13, 14, 15, 16
        };
        BinaryImage half = new BinaryImage("counted", 4, pixels).halved();
        assertThat(half.name()).isEqualTo("counted");
        assertThat(half.side()).isEqualTo(2);
        assertThat(half.pixels()).containsExactly(1, 3, 9, 11);
    }
}
