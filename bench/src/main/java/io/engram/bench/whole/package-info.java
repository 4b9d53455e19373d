/**
 * Whole-run benchmarks. {@code benchmarks.conf} describes each in a few lines; {@code Bench} is the command. Each run has a
 * fresh process, ours ({@code OwnRun}) or a peer's script in {@code bench/peers}, bound to the same cores, which prints
 * what it measured as one line of JSON ({@code Measured}). What is compared is {@code Comparison}; files and tables are made
 * from it.
 */
package io.engram.bench.whole;
