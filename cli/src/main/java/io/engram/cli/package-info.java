/**
 * The {@code engram} command: one class a subcommand, which reads its arguments, asks {@code io.engram.examples} or {@code
 * io.engram.recorder} to do the work, and prints. {@code Engram} turns exceptions into one sentence and an exit code.
 * Results go to stdout; progress, notes and errors to stderr.
 */
package io.engram.cli;
