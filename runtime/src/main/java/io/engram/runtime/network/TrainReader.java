package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import io.engram.runtime.spi.SpikeTrain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Reads spikes given in a network file, inline or by the name of a CSV file beside it. */
final class TrainReader {
    private TrainReader() {}

    /** {@code { neurons = [..], timesMs = [..] }}, {@code { file = x.csv, population = in }} or {@code x.csv}. */
    static SpikeTrain read(Node node) {
        if (!node.isObject()) {
            return file(node, "");
        }
        if (node.get("file").isPresent()) {
            node.allow("key", List.of("file", "population"));
            return file(
                    node.need("file"), node.get("population").map(Node::text).orElse(""));
        }
        node.allow("key", List.of("neurons", "timesMs", "file", "population"));
        int[] neurons = node.need("neurons").wholes();
        double[] times = node.need("timesMs").list().stream()
                .mapToDouble(time -> time.number(Dimension.NONE))
                .toArray();
        return node.guard(() -> SpikeTrain.of(neurons, times));
    }

    /** The spikes of the file that {@code node} names; of one population where it is not empty. */
    static SpikeTrain file(Node node, String population) {
        String name = node.text();
        boolean typed = Places.file(node.value().origin()).equals(Places.SET);
        Folder folder = typed ? Folder.working() : node.reading().folder();
        try (InputStream in = folder.open(name)) {
            return SpikeCsv.read(in, Places.lastSegment(name), population);
        } catch (NoSuchFileException e) {
            throw node.wrong(
                    "there is no such file" + (typed ? " in the working directory" : " beside the network file"));
        } catch (IOException e) {
            throw node.wrong("cannot be read: " + e.getMessage());
        }
    }
}
