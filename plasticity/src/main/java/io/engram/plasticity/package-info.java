/** x. */
package io.engram.plasticity;
