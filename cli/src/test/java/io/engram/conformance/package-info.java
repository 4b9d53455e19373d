/**
 * What the peers do, held against what we do: golden files made by running NEST, Brian2, CANNs and BindsNET themselves.
 * The files are found by their kind, never by name, in the folder that the system property {@code engram.golden} names
 * (relative to the root of the project) or else among the copies in the test resources. A case that no test reads fails
 * {@link io.engram.conformance.GoldenCoverageTest}, unless it stands in {@link io.engram.conformance.NotYetCovered}.
 */
package io.engram.conformance;
