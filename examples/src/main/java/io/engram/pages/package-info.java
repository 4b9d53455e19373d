/** Pages of everything that a network can be made of, written from what the components say of themselves. */
package io.engram.pages;
