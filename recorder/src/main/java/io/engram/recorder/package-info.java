/** x. */
package io.engram.recorder;
