package io.engram.runtime.describe;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.describe.Description.Part;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescriptionTest {
    private static final String JAVADOC = String.join(
            "\n",
            " A neuron that {@code fires} at",
            " {@link #threshold}; see {@link Other the other}:",
            "",
            " <pre>",
            "   v &gt;= threshold      w = 1",
            "     u -&gt; 0",
            " </pre>",
            "",
            " <p>More of it.",
            "",
            " @param thresholdMv where it",
            "     fires, in {@code mV}",
            " @param k a number",
            " @throws Nothing never");

    @Test
    void shouldTellParagraphsFormulasAndParametersApart() {
        Description description = Description.parse(JAVADOC);

        assertThat(description.parts())
                .containsExactly(
                        new Part(false, "A neuron that `fires` at `threshold`; see the other:"),
                        new Part(true, "v >= threshold      w = 1\n  u -> 0"),
                        new Part(false, "More of it."));
        assertThat(description.parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of("thresholdMv", "where it fires, in `mV`", "k", "a number"));
    }
}
