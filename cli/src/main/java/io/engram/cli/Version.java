package io.engram.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code engram --version} prints: from the jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {"engram " + version, "Java " + System.getProperty("java.version")};
    }
}
