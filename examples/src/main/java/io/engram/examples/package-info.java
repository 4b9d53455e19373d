/** x. */
package io.engram.examples;
