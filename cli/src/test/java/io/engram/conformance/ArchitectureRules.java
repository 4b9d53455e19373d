package io.engram.conformance;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** The arrows between rooms and packages and the habits of the house, each with the shortest program that breaks it. */
final class ArchitectureRules {
    private static final String RUNTIME = "io.engram.runtime";
    private static final String INEXACT =
            "exp|expm1|log|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh" + "|hypot|cbrt|fma|random";

    private ArchitectureRules() {}

    /** A rule and a program, one type a string, that breaks it. */
    record Held(ArchRule rule, List<String> broken) {
        Held(ArchRule rule, String... broken) {
            this(rule, List.of(broken));
        }

        @Override
        public String toString() {
            return rule.getDescription();
        }
    }

    static Stream<Held> all() {
        return Stream.of(rooms(), packages(), libraries(), habits()).flatMap(List::stream);
    }

    private static List<Held> rooms() {
        return List.of(
                new Held(
                        slices().matching("io.engram.(neurons|plasticity|recorder)..")
                                .should()
                                .notDependOnEachOther()
                                .as("neurons, plasticity and recorder do not know one another"),
                        "package io.engram.recorder; public class Tape {}",
                        "package io.engram.neurons; class Cell { io.engram.recorder.Tape tape; }"),
                new Held(
                        noClasses()
                                .that()
                                .resideInAPackage(RUNTIME + "..")
                                .should(know("io.engram", RUNTIME))
                                .as("runtime knows no other room"),
                        "package io.engram.neurons; public class Cell {}",
                        "package io.engram.runtime.engine; class Shard { io.engram.neurons.Cell cell; }"),
                new Held(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages("io.engram.cli..", "io.engram.conformance..")
                                .should(know("io.engram.cli"))
                                .as("nobody knows the command"),
                        "package io.engram.cli; public class Line {}",
                        "package io.engram.examples; class Show { io.engram.cli.Line line; }"),
                new Held(
                        noClasses()
                                .that()
                                .resideInAnyPackage(
                                        "io.engram.neurons..", "io.engram.plasticity..", "io.engram.recorder..")
                                .should(know("io.engram.examples").or(know("io.engram.plot")))
                                .as("models, rules and the journal know no example"),
                        "package io.engram.examples; public class Show {}",
                        "package io.engram.neurons; class Cell { io.engram.examples.Show show; }"),
                new Held(
                        noClasses().should(know("io.engram.bench")).as("nobody knows the benchmarks"),
                        "package io.engram.bench; public class Lap {}",
                        "package io.engram.cli; class Line { io.engram.bench.Lap lap; }"));
    }

    private static List<Held> packages() {
        return List.of(
                within("spi", "spi"),
                within("random", "random"),
                within("network", "network", "spi", "random"),
                within("wire", "wire"),
                new Held(
                        slices().matching(RUNTIME + ".(*)..")
                                .should()
                                .beFreeOfCycles()
                                .as("the packages below runtime, all but the façade, are free of cycles"),
                        "package io.engram.runtime.engine; public class Step { io.engram.runtime.wire.Frame frame; }",
                        "package io.engram.runtime.wire; public class Frame { io.engram.runtime.engine.Step step; }"));
    }

    private static Held within(String name, String... allowed) {
        String[] packages =
                Stream.of(allowed).map(other -> RUNTIME + "." + other).toArray(String[]::new);
        return new Held(
                noClasses()
                        .that()
                        .resideInAPackage(RUNTIME + "." + name + "..")
                        .should(know("io.engram", packages))
                        .as("runtime." + name + " knows of Engram only " + String.join(", ", allowed)),
                "package io.engram.runtime.engine; public class Grant {}",
                "package " + RUNTIME + "." + name + "; class Bold { io.engram.runtime.engine.Grant grant; }");
    }

    private static List<Held> libraries() {
        return List.of(
                new Held(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("io.engram.recorder..")
                                .should(know("net.openhft.chronicle"))
                                .as("only recorder knows Chronicle"),
                        "package io.engram.runtime.engine;"
                                + " class Disk { net.openhft.chronicle.queue.ExcerptAppender appender; }"),
                new Held(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(RUNTIME + ".wire..")
                                .should(know("org.agrona"))
                                .as("only runtime.wire knows Agrona"),
                        "package io.engram.plasticity; class Block { org.agrona.DirectBuffer weights; }"),
                new Held(
                        codeUnits()
                                .that()
                                .areDeclaredInClassesThat()
                                .resideInAPackage(RUNTIME + ".wire..")
                                .should(showNothingOf("org.agrona"))
                                .as("the wire shows no Agrona type to others"),
                        "package io.engram.runtime.wire;"
                                + " public class Frame { public void read(org.agrona.DirectBuffer from) {} }"),
                new Held(
                        noClasses()
                                .that()
                                .resideInAnyPackage(
                                        RUNTIME + ".spi..",
                                        RUNTIME + ".network..",
                                        RUNTIME + ".random..",
                                        RUNTIME + ".wire..",
                                        "io.engram.neurons..",
                                        "io.engram.recorder..",
                                        "io.engram.cli..")
                                .should(know("akka"))
                                .as(
                                        "description, spi, random numbers, wire, neurons, recorder and command know no Akka"),
                        "package io.engram.runtime.network; class Living { akka.actor.typed.ActorRef<String> actor; }"));
    }

    private static List<Held> habits() {
        return List.of(
                new Held(
                        noClasses()
                                .should()
                                .haveSimpleNameContaining("Manager")
                                .orShould()
                                .haveNameMatching(".*(Util|Utils|Impl|Helper|Helpers)")
                                .orShould()
                                .resideInAnyPackage("..util..", "..common..", "..impl..", "..manager..")
                                .as("nothing is called Manager, Util, Impl or Helper"),
                        "package io.engram.neurons; class CellHelper {}"),
                new Held(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("io.engram.cli..")
                                .should(ACCESS_STANDARD_STREAMS)
                                .as("only the command speaks to System.out and System.err"),
                        "package io.engram.recorder; class Chatty { void say() { System.out.println(); } }"),
                new Held(
                        noClasses()
                                .that()
                                .resideInAnyPackage(RUNTIME + "..", "io.engram.neurons..", "io.engram.plasticity..")
                                .should(callMethodWhere(target(owner(Predicates.equivalentTo(Math.class)))
                                        .and(target(nameMatching(INEXACT)))))
                                .as("what a JVM may round in its own way is taken from StrictMath"),
                        "package io.engram.neurons; class Leak { double left(double x) { return Math.exp(x); } }"),
                new Held(
                        noClasses()
                                .should(
                                        dependOnClassesThat(
                                                nameOf(
                                                        "java\\.util\\.Random|java\\.util\\.random\\..*"
                                                                + "|java\\.util\\.SplittableRandom|java\\.util\\.concurrent\\.ThreadLocalRandom")))
                                .as("random numbers are a function of seed, purpose and index, never of order"),
                        "package io.engram.neurons; class Dice { java.util.Random random; }"));
    }

    private static DescribedPredicate<JavaClass> nameOf(String pattern) {
        return DescribedPredicate.describe(pattern, type -> type.getName().matches(pattern));
    }

    /** Knows something of {@code root} that is in none of {@code allowed} (packages without those below). */
    private static ArchCondition<JavaClass> know(String root, String... allowed) {
        return dependOnClassesThat(DescribedPredicate.describe(
                "are in " + root, type -> isIn(type, root) && Stream.of(allowed).noneMatch(name -> isIn(type, name))));
    }

    private static boolean isIn(JavaClass type, String root) {
        return (type.getPackageName() + ".").startsWith(root + ".");
    }

    private static ArchCondition<JavaCodeUnit> showNothingOf(String root) {
        return new ArchCondition<>("show nothing of " + root) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                boolean open = (unit.getModifiers().contains(JavaModifier.PUBLIC)
                                || unit.getModifiers().contains(JavaModifier.PROTECTED))
                        && unit.getOwner().getModifiers().contains(JavaModifier.PUBLIC);
                boolean shows = Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                        .anyMatch(type -> isIn(type.getBaseComponentType(), root));
                events.add(new SimpleConditionEvent(unit, !(open && shows), ((HasName) unit).getName()));
            }
        };
    }
}
