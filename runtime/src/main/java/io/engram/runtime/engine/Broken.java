package io.engram.runtime.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Whether those that answer are still there. When they are not, all who wait for an answer fail with the one cause, instead
 * of waiting for ever. Thread-safe.
 */
public final class Broken {
    private final CompletableFuture<Object> cause = new CompletableFuture<>();

    /** Nobody will answer any more; the first cause holds. */
    public void because(Throwable why) {
        cause.completeExceptionally(why);
    }

    /** {@code answer}, or the failure if there will be none. */
    @SuppressWarnings("unchecked")
    public <A> CompletionStage<A> or(CompletionStage<A> answer) {
        return ((CompletionStage<A>) (CompletionStage<?>) cause).applyToEither(answer, Function.identity());
    }
}
