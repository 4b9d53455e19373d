package io.engram.runtime.describe;

import io.engram.runtime.spi.Component;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the Javadoc of a component says.
 *
 * @param parts paragraphs and formulas, in order
 * @param parameters what each record component is, by its Java name
 */
public record Description(List<Part> parts, Map<String, String> parameters) {

    /**
     * A paragraph, in Markdown, or a formula, as it stands.
     *
     * @param text without a line break at its end
     */
    public record Part(boolean formula, String text) {}

    public Description {
        parts = List.copyOf(parts);
        parameters = Map.copyOf(parameters);
    }

    /** What was kept when {@code component} was compiled; empty where {@link KeepJavadoc} was not named to its compiler. */
    public static Description of(Component component) {
        Class<?> type = component.getClass();
        try (InputStream in = type.getClassLoader().getResourceAsStream(KeepJavadoc.resource(type.getName()))) {
            return in == null
                    ? new Description(List.of(), Map.of())
                    : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the description of " + component.type() + " cannot be read", e);
        }
    }

    static Description parse(String javadoc) {
        String[] blocks = javadoc.split("(?m)^ *@param ", -1);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int k = 1; k < blocks.length; k++) {
            String block = blocks[k].split("(?m)^ *@", 2)[0].strip();
            String[] words = block.split("\\s+", 2);
            parameters.put(words[0], words.length == 1 ? "" : plain(words[1]));
        }
        return new Description(parts(blocks[0].split("(?m)^ *@", 2)[0]), parameters);
    }

    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        String[] pieces = text.split("</?pre>");
        for (int k = 0; k < pieces.length; k++) {
            if (k % 2 == 1) {
                parts.add(new Part(
                        true,
                        unescaped(pieces[k]
                                .stripTrailing()
                                .replaceFirst("^\\n+", "")
                                .stripIndent())));
                continue;
            }
            for (String paragraph : pieces[k].split("<p>")) {
                if (!paragraph.isBlank()) {
                    parts.add(new Part(false, plain(paragraph)));
                }
            }
        }
        return parts;
    }

    /** One line of Markdown. */
    private static String plain(String javadoc) {
        String line = javadoc.strip().replaceAll("\\s+", " ");
        return unescaped(line.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link(?:plain)? ([^ }]+) ([^}]+)}", "$2")
                .replaceAll("\\{@link(?:plain)? #?([^}]+)}", "`$1`"));
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
