package io.engram.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredSynapseTest {

    /** Declares one pre trace. */
    private record Greedy() implements LearningRule {
        @Override
        public String summary() {
            return "reads what it does not declare";
        }

        @Override
        public Traces traces() {
            return new Traces(List.of(Trace.add(20)), List.of(), Traces.Pairing.ALL);
        }

        @Override
        public void onPre(Synapse s) {
            s.weight(s.preTrace() + s.preTrace(1));
        }

        @Override
        public void onPost(Synapse s) {
            s.weight(s.preTrace());
        }
    }

    @Test
    void shouldFindOutWhatARuleDoesNotDeclare() {
        assertThat(DeclaredSynapse.undeclared(new Greedy())).containsExactly("pre trace 1 of 1");
    }
}
