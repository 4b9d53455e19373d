/** x. */
package io.engram.neurons;
