package io.engram.conformance;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the small programs that break a rule, so that they need not lie about as sources. */
final class SourceText {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface) (\\w+)");

    private SourceText() {}

    /** The classes of {@code sources}, one type each, compiled into {@code folder}. */
    static JavaClasses compiled(List<String> sources, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> files = new ArrayList<>();
        for (String source : sources) {
            files.add(file(source));
        }
        Files.createDirectories(folder);
        StringWriter said = new StringWriter();
        List<String> options = List.of(
                "--release", "17", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
        if (!compiler.getTask(said, null, null, options, null, files).call()) {
            throw new IllegalStateException("a counter-example does not compile: " + said);
        }
        return new ClassFileImporter().importPath(folder);
    }

    private static JavaFileObject file(String source) {
        String name = found(PACKAGE, source).replace('.', '/') + '/' + found(TYPE, source) + ".java";
        return new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static String found(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in: " + source);
        }
        return matcher.group(1);
    }
}
