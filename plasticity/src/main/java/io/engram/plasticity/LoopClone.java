package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * A loop of a rule's own: a loop's class defined once more as a hidden class whose static final field is this rule, so
 * that the JIT compiler sees one rule at each call, folds its parameters and dissolves the flyweight. Equal rules have one
 * clone as long as it is in use: what was compiled for one serves the others.
 */
final class LoopClone {
    /** Those in use; a loop holds nothing but its constants. */
    private static final Map<Made, WeakReference<Object>> CLONES = new HashMap<>();

    private record Made(Class<?> loop, LoopConstants constants) {}

    private LoopClone() {}

    /** A clone of {@code loop}, which has a constructor that takes {@link LoopConstants}. */
    static <T> T of(Class<? extends T> loop, Class<T> kind, LearningRule rule) {
        LoopConstants constants = LoopConstants.of(rule);
        Made made = new Made(loop, constants);
        synchronized (CLONES) {
            WeakReference<Object> known = CLONES.get(made);
            Object clone = known == null ? null : known.get();
            if (clone == null) {
                CLONES.values().removeIf(reference -> reference.get() == null);
                clone = make(loop, constants);
                CLONES.put(made, new WeakReference<>(clone));
            }
            return kind.cast(clone);
        }
    }

    private static Object make(Class<?> loop, LoopConstants constants) {
        LearningRule rule = constants.rule();
        try (InputStream bytes = loop.getResourceAsStream(loop.getSimpleName() + ".class")) {
            MethodHandles.Lookup clone =
                    MethodHandles.lookup().defineHiddenClassWithClassData(bytes.readAllBytes(), constants, true);
            return clone.findConstructor(clone.lookupClass(), MethodType.methodType(void.class, LoopConstants.class))
                    .invoke(constants);
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
