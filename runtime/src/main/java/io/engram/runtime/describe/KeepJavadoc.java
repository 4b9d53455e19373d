package io.engram.runtime.describe;

import io.engram.runtime.spi.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.StandardLocation;

/**
 * Keeps the Javadoc of every {@link Component} that is compiled as a resource beside its class, so that {@code engram list}
 * and the pages of the documentation say what the source says. An annotation processor: name it to the compiler with {@code
 * -processor}; without it components are listed by their summary and parameters alone.
 */
public final class KeepJavadoc extends AbstractProcessor {

    /** Where the Javadoc of a class is kept. */
    static String resource(String binaryName) {
        return "META-INF/engram/" + binaryName + ".javadoc";
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        TypeElement component = processingEnv.getElementUtils().getTypeElement(Component.class.getName());
        if (component != null) {
            ElementFilter.typesIn(round.getRootElements()).forEach(type -> keep(type, component.asType()));
        }
        return false;
    }

    private void keep(TypeElement type, TypeMirror component) {
        if (type.getKind() == ElementKind.RECORD
                && processingEnv.getTypeUtils().isAssignable(type.asType(), component)) {
            write(type);
        }
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(enclosed -> keep(enclosed, component));
    }

    private void write(TypeElement type) {
        String javadoc = processingEnv.getElementUtils().getDocComment(type);
        if (javadoc == null) {
            return;
        }
        String name = processingEnv.getElementUtils().getBinaryName(type).toString();
        try (Writer out = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", resource(name), type)
                .openWriter()) {
            out.write(javadoc);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
