package io.engram.runtime.engine;

/** Which Engram this is. */
public final class Version {
    private Version() {}

    /** The version in the jar's manifest, or "development" where there is no jar. */
    public static String engram() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
