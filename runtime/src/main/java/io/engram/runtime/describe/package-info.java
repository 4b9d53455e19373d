/** What components say of themselves: their Javadoc, kept beside their classes, for lists and pages. */
package io.engram.runtime.describe;
