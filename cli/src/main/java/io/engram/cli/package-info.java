/** x. */
package io.engram.cli;
