/**
 * Exponential and logarithm for loops: the same bits on every JVM, as {@code StrictMath}, but of additions and multiplications
 * in an order of their own, so that loops are computed several values at once.
 */
package io.engram.runtime.numerics;
