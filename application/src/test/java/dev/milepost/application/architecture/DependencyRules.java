package dev.milepost.application.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Who may know whom. Packages are written as in ArchUnit: {@code java.util..} with, {@code java.util} without its subpackages. */
public final class DependencyRules {
    /** Language, collections, time and exact numbers: neither files, network nor reflection. */
    private static final Set<String> PURE_JDK = Set.of(
            "java.lang",
            "java.util",
            "java.util.function",
            "java.util.stream",
            "java.util.regex",
            "java.time..",
            "java.math",
            "java.nio.charset");

    /** What any adapter needs, whatever its technology. Databases, images, networks and the like are technologies. */
    private static final Set<String> ADAPTERS_JDK = Set.of(
            "java.lang..",
            "java.util..",
            "java.time..",
            "java.math..",
            "java.text..",
            "java.io..",
            "java.nio..",
            "java.security..");

    private static final Set<String> CORE = Set.of("dev.milepost.domain..", "dev.milepost.application..");

    private DependencyRules() {}

    /** The domain knows the pure parts of the JDK and itself. */
    public static ArchRule domain(String domain) {
        return onlyOn(domain, PURE_JDK);
    }

    /** The application knows the domain, itself, and of the JDK also what keeps a map safe and a digest. */
    public static ArchRule application(String application, String domain) {
        var allowed = new TreeSet<>(PURE_JDK);
        allowed.addAll(Set.of(
                domain + "..",
                "java.util.concurrent.ConcurrentHashMap",
                "java.util.concurrent.locks.ReentrantLock",
                "java.security.MessageDigest",
                "java.security.NoSuchAlgorithmException"));
        return onlyOn(application, allowed);
    }

    /** Use cases outside the core know what those in the core know: domain, application and the pure parts of the JDK. */
    public static ArchRule useCases(String basePackage) {
        var allowed = new TreeSet<>(PURE_JDK);
        allowed.addAll(CORE);
        return onlyOn(basePackage, allowed);
    }

    /**
     * An adapter knows the core, itself, the JDK without its technologies, SLF4J, and the technologies that it names.
     *
     * @param technologies packages of its libraries, and of the JDK's own such as {@code java.sql..}; also an adapter that
     *     it builds on
     */
    public static ArchRule adapter(String adapter, Collection<String> technologies) {
        var allowed = new TreeSet<>(ADAPTERS_JDK);
        allowed.addAll(CORE);
        allowed.add("org.slf4j..");
        allowed.addAll(technologies);
        return onlyOn(adapter, allowed);
    }

    /** Subjects (the packages right below a base) don't know one another in a circle. */
    public static ArchRule noCycles(String basePackage) {
        return slices().matching(basePackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .as("subjects of " + basePackage + " form no cycle");
    }

    /** A technology is known in these packages alone, whoever else may do what is done with it there. */
    public static ArchRule technologyStaysIn(String technology, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology)
                .as(technology + " stays in " + String.join(", ", packages));
    }

    /** @param allowed packages, and single types by their full names */
    private static ArchRule onlyOn(String basePackage, Collection<String> allowed) {
        var names = new TreeSet<>(allowed);
        names.add(basePackage + "..");
        var inPackages = resideInAnyPackage(names.toArray(String[]::new));
        return classes()
                .that()
                .resideInAPackage(basePackage + "..")
                .should()
                .onlyDependOnClassesThat(isPrimitive().or(isOneOf(names)).or(inPackages))
                .as(basePackage + " depends only on " + String.join(", ", names));
    }

    private static DescribedPredicate<JavaClass> isOneOf(Set<String> names) {
        return DescribedPredicate.describe("are named", type -> names.contains(type.getName()));
    }

    private static DescribedPredicate<JavaClass> isPrimitive() {
        return DescribedPredicate.describe(
                "are primitive", type -> type.getBaseComponentType().isPrimitive());
    }
}
