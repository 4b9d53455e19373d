/**
 * Micro-benchmarks of the parts that decide the speed of a run. Never shipped; {@code docs/benchmarks.md} has the command
 * and what it printed.
 */
package io.engram.bench;
