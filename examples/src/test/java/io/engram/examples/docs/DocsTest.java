package io.engram.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The code in the README and in the pages of {@code docs} is the code that was compiled and tested. A block follows a line {@code <!-- snippet:
 * FILE -->} or {@code <!-- snippet: FILE#NAME -->}; in the file a named snippet stands between {@code // snippet: NAME} and
 * {@code // end}.
 */
class DocsTest {
    private static final Path ROOT = Path.of(System.getProperty("engram.root"));
    private static final Pattern MARK = Pattern.compile("<!-- snippet: ([^# ]+)(?:#(\\w+))? -->");

    /** A block of code in a page, and where it claims to come from. */
    record Block(Path page, String mark, String code) {
        @Override
        public String toString() {
            return page.getFileName() + " " + mark;
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path folder : List.of(ROOT, ROOT.resolve("docs"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages;
    }

    static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path page : pages()) {
            List<String> lines = Files.readAllLines(page);
            for (int k = 1; k < lines.size(); k++) {
                if (lines.get(k - 1).startsWith("<!-- snippet") && lines.get(k).startsWith("```")) {
                    int end = k + 1;
                    while (!lines.get(end).equals("```")) {
                        end++;
                    }
                    blocks.add(new Block(page, lines.get(k - 1), String.join("\n", lines.subList(k + 1, end))));
                }
            }
        }
        return blocks;
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void shouldShowTheCodeThatIsTested(Block block) throws IOException {
        Matcher mark = MARK.matcher(block.mark());
        assertThat(mark.matches()).as(block.mark()).isTrue();
        List<String> source = Files.readAllLines(ROOT.resolve(mark.group(1)));
        List<String> expected = mark.group(2) == null ? source : snippet(source, mark.group(2));
        assertThat(block.code()).isEqualTo(String.join("\n", expected));
    }

    private static List<String> snippet(List<String> source, String name) {
        List<String> stripped = source.stream().map(String::strip).toList();
        int from = stripped.indexOf("// snippet: " + name);
        assertThat(from).as("snippet " + name).isNotNegative();
        int indent = source.get(from).indexOf("//");
        int to = from + 1;
        while (!stripped.get(to).equals("// end")) {
            to++;
        }
        return source.subList(from + 1, to).stream()
                .map(line -> line.isBlank() ? "" : line.substring(indent))
                .toList();
    }

    @Test
    void shouldShowNoJavaThatIsNotTested() throws IOException {
        for (Path page : pages()) {
            List<String> lines = Files.readAllLines(page);
            for (int k = 0; k < lines.size(); k++) {
                if (lines.get(k).equals("```java")) {
                    assertThat(lines.get(k - 1)).as(page + ":" + (k + 1)).matches(MARK);
                }
            }
        }
    }

    @Test
    void shouldSeeThePages() throws IOException {
        assertThat(blocks().stream().map(block -> block.page().getFileName().toString()))
                .contains("your-own-rule.md", "your-own-neuron.md", "embedding.md", "recording.md");
    }
}
