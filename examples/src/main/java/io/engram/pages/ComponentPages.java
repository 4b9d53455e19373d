package io.engram.pages;

import io.engram.runtime.spi.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages of all components that are found, a folder a kind, each with an index; what {@code docs} holds of them. */
public final class ComponentPages {
    private ComponentPages() {}

    /** The text of every page by its path below the documentation's folder, without pictures drawn. */
    public static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            StringBuilder index = new StringBuilder("# The " + kind.title() + "\n\n| | |\n|---|---|\n");
            for (Component component : kind.all()) {
                index.append("| [`" + component.type() + "`](" + component.type() + ".md) | "
                        + component.summary().replace("|", "\\|") + " |\n");
                texts.put(kind + "/" + component.type() + ".md", text(component));
            }
            texts.put(kind + "/README.md", index.toString());
        }
        return texts;
    }

    static String text(Component component) {
        return ComponentPage.markdown(
                component, ComponentPicture.exists(component), ComponentPicture.caption(component));
    }

    /** Writes pages and pictures into {@code docs}. */
    public static void write(Path docs) {
        try {
            for (Map.Entry<String, String> page : texts().entrySet()) {
                Path file = docs.resolve(page.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, page.getValue());
            }
            Path pictures = Files.createDirectories(docs.resolve("images/components"));
            for (Kind kind : Kind.values()) {
                for (Component component : kind.all()) {
                    if (ComponentPicture.exists(component)) {
                        ComponentPicture.draw(component, pictures.resolve(component.type() + ".svg"));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the pages cannot be written to " + docs, e);
        }
    }
}
