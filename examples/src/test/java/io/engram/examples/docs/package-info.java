/** The programs that the pages in {@code docs} show: compiled, tested, and held equal to the pages. */
package io.engram.examples.docs;
