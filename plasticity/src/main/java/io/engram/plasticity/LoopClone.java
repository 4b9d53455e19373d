package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A loop of a rule's own: a loop's class defined once more as a hidden class whose static final field is this rule, so
 * that the JIT compiler sees one rule at each call, folds its parameters and dissolves the flyweight.
 */
final class LoopClone {
    private LoopClone() {}

    /** A clone of {@code loop}, which has a constructor that takes {@link LoopConstants}. */
    static <T> T of(Class<? extends T> loop, Class<T> kind, LearningRule rule) {
        LoopConstants constants = LoopConstants.of(rule);
        try (InputStream bytes = loop.getResourceAsStream(loop.getSimpleName() + ".class")) {
            MethodHandles.Lookup clone =
                    MethodHandles.lookup().defineHiddenClassWithClassData(bytes.readAllBytes(), constants, true);
            return kind.cast(
                    clone.findConstructor(clone.lookupClass(), MethodType.methodType(void.class, LoopConstants.class))
                            .invoke(constants));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Throwable e) {
            throw new IllegalStateException("the loop of " + rule + " cannot be cloned", e);
        }
    }

    /** What the clone that {@code own} belongs to was made with; null in the class that was written. */
    static LoopConstants constants(MethodHandles.Lookup own) {
        try {
            return MethodHandles.classData(own, "_", LoopConstants.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("no access to the class data of a loop", e);
        }
    }
}
