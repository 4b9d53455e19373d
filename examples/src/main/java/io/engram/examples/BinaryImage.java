package io.engram.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Scanner;

/**
 * An image of black (-1) and white (1) pixels, row by row. Immutable by agreement: nobody writes the pixels.
 *
 * @param name of the file, without its ending
 * @param side pixels a row, and rows
 */
record BinaryImage(String name, int side, float[] pixels) {
    private static final List<String> PACKAGED = List.of("astronaut", "camera", "coffee", "horse");

    /** The four images that lie beside this class; their README says whose they are. */
    static List<BinaryImage> packaged() {
        return PACKAGED.stream().map(BinaryImage::packaged).toList();
    }

    /** A square PBM file (P4): eight pixels a byte, the highest bit first, a set bit is black. */
    private static BinaryImage packaged(String name) {
        String resource = "images/" + name + ".pbm";
        try (InputStream file = BinaryImage.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(file, resource).readAllBytes();
            Scanner header = new Scanner(new String(bytes, 0, 16, StandardCharsets.ISO_8859_1));
            String magic = header.next();
            int side = header.nextInt();
            if (!magic.equals("P4") || header.nextInt() != side) {
                throw new IllegalStateException(resource + " is not a square PBM image");
            }
            int begin = bytes.length - side * side / Byte.SIZE;
            float[] pixels = new float[side * side];
            for (int k = 0; k < pixels.length; k++) {
                boolean black = (bytes[begin + k / Byte.SIZE] >> (Byte.SIZE - 1 - k % Byte.SIZE) & 1) == 1;
                pixels[k] = black ? -1 : 1;
            }
            return new BinaryImage(name, side, pixels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every second pixel of every second row. */
    BinaryImage halved() {
        int half = side / 2;
        float[] kept = new float[half * half];
        for (int k = 0; k < kept.length; k++) {
            kept[k] = pixels[2 * (k / half) * side + 2 * (k % half)];
        }
        return new BinaryImage(name, half, kept);
    }
}
