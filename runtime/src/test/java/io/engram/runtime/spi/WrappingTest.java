package io.engram.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WrappingTest {
    /** What a wrapping rule would not pass on, the rule inside would silently lose. */
    @Test
    void shouldPassOnAllThatARuleMaySay() {
        Stream<Method> said = Stream.of(LearningRule.class, Component.class)
                .flatMap(kind -> Arrays.stream(kind.getDeclaredMethods()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic());

        assertThat(said).isNotEmpty().allSatisfy(method -> assertThat(Wrapping.class
                        .getDeclaredMethod(method.getName(), method.getParameterTypes())
                        .isDefault())
                .isTrue());
    }
}
