/** x. */
package io.engram.bench;
